package dev.headroom.producers.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How fast event time passes for whoever writes. */
@FunctionalInterface
public interface Pace {

    /** As fast as it goes. */
    Pace MAX = arrival -> {};

    /** Waits until an instant of event time has come. */
    void await(Instant arrival) throws InterruptedException;

    /** As the time of day: what arrives at an instant is waited for until then. */
    static Pace ofDay(Clock clock) {
        return arrival -> sleep(Duration.between(clock.instant(), arrival));
    }

    /**
     * So many times as fast as the time of day, beginning now.
     *
     * @param start the instant of event time that is now
     */
    static Pace times(double factor, Instant start, Clock clock) {
        Instant begun = clock.instant();
        return arrival -> {
            long millis = (long) (Duration.between(start, arrival).toMillis() / factor);
            sleep(Duration.between(clock.instant(), begun.plusMillis(millis)));
        };
    }

    private static void sleep(Duration duration) throws InterruptedException {
        if (duration.compareTo(Duration.ZERO) > 0) {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    }
}
