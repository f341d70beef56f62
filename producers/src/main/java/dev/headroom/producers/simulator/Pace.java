package dev.headroom.producers.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How fast event time passes for whoever writes. */
@FunctionalInterface
public interface Pace {

    /** As fast as it goes. */
    Pace MAX = arrival -> Duration.ZERO;

    /** How long it is until an instant of event time has come; nothing or less when it has. */
    Duration until(Instant arrival);

    /** As the time of day: what arrives at an instant is due then. */
    static Pace ofDay(Clock clock) {
        return arrival -> Duration.between(clock.instant(), arrival);
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
            return Duration.between(clock.instant(), begun.plusMillis(millis));
        };
    }
}
