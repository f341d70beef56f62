package dev.headroom.failover;

import dev.headroom.failover.machine.Pace;
import dev.headroom.failover.machine.Timing;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * How the pipeline stands to the clock on the wall. This is all that clock is asked for: how late a minute is, which is written to a
 * log; who hears of a decision; and whether to say that the pipeline is behind. Where time comes from the log it is asked for nothing.
 */
final class Liveness {

    /** A pipeline that is behind gets this long to begin to catch up. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So much less lag with one more minute is catching up; less than that is chance. */
    private static final Duration GAIN = Duration.ofSeconds(15);

    private final TimeSource timeSource;
    private final LongSupplier wallClockMs;
    private Instant gainedAt;
    private Duration latestLag = Duration.ZERO;

    Liveness(TimeSource timeSource, LongSupplier wallClockMs) {
        this.timeSource = timeSource;
        this.wallClockMs = wallClockMs;
        this.gainedAt = now();
    }

    /** Time since an instant of event time; none where time comes from the log. */
    Duration lagSince(Instant instant) {
        Duration lag = Duration.between(instant, now());
        return timeSource == TimeSource.LOG || lag.isNegative() ? Duration.ZERO : lag;
    }

    /** When a minute that should have been closed then would be judged, if it were now. */
    Timing timingOf(Instant due) {
        if (timeSource == TimeSource.LOG) {
            return Timing.BY_THE_LOG;
        }
        return lagSince(due).compareTo(Pace.HISTORY) < 0 ? Timing.NOW : Timing.PAST;
    }

    /**
     * A minute was judged.
     *
     * @param due when it should have been closed
     * @param lifted whether that has lifted a freeze
     */
    void judged(Instant due, boolean lifted) {
        Duration lag = lagSince(due);
        if (lifted || lag.compareTo(latestLag.minus(GAIN)) <= 0) {
            gainedAt = now();
        }
        latestLag = lag;
    }

    /** Whether what should have come by then is late, and the lag does not shrink either. */
    boolean isBehind(Instant due) {
        return lagSince(due).compareTo(Pace.LATE) > 0
                && Duration.between(gainedAt, now()).compareTo(PATIENCE) > 0;
    }

    Instant now() {
        return Instant.ofEpochMilli(wallClockMs.getAsLong());
    }
}
