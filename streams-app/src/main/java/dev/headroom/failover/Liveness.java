package dev.headroom.failover;

import dev.headroom.topics.Topic.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Tells decisions about now from history that is read again, and a pipeline that stands still from one that catches up. This is all
 * the clock on the wall is asked for: it decides the mode of what is told, and whether to tell that markers are late.
 */
final class Liveness {

    private static final Duration LIVE = Duration.ofMinutes(10);
    private static final Duration LATE = Duration.ofSeconds(60);

    private final TimeSource timeSource;
    private final LongSupplier wallClockMs;
    private long progressMs;

    Liveness(TimeSource timeSource, LongSupplier wallClockMs) {
        this.timeSource = timeSource;
        this.wallClockMs = wallClockMs;
        this.progressMs = wallClockMs.getAsLong();
    }

    /** Whether a decision with that closing tick is about now; never where time comes from the log. */
    boolean isLive(Instant tick) {
        return timeSource == TimeSource.WALL && ageOf(tick).compareTo(LIVE) < 0;
    }

    /** A minute was judged. */
    void progressed() {
        progressMs = wallClockMs.getAsLong();
    }

    /** Whether a minute that should have closed at that tick is late, while nothing else was judged: the pipeline stands still. */
    boolean isLate(Instant tick) {
        return timeSource == TimeSource.WALL
                && ageOf(tick).compareTo(LATE) > 0
                && wallClockMs.getAsLong() - progressMs > LATE.toMillis();
    }

    private Duration ageOf(Instant tick) {
        return Duration.between(tick, Instant.ofEpochMilli(wallClockMs.getAsLong()));
    }
}
