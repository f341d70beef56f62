package dev.headroom.producers.dcgm;

import java.time.Duration;
import java.time.Instant;

/** When intervals end: at whole multiples of their length since 1970. */
final class IntervalSchedule {

    private final long intervalMs;
    private long lastEndMs;

    IntervalSchedule(Duration interval) {
        this.intervalMs = interval.toMillis();
    }

    /** End of the interval that ended last. */
    Instant lastEnd(Instant now) {
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), intervalMs) * intervalMs);
    }

    /** End of the interval that is next, also where the time of day was put back. */
    Instant nextEnd(Instant now) {
        long end = lastEnd(now).toEpochMilli() + intervalMs;
        // Woken a little early, this would be the same one again.
        return Instant.ofEpochMilli(end == lastEndMs ? end + intervalMs : end);
    }

    /**
     * Says that an interval was collected.
     *
     * @return how many went by since the one before it
     */
    long done(Instant end) {
        long missed = lastEndMs == 0 ? 0 : (end.toEpochMilli() - lastEndMs) / intervalMs - 1;
        lastEndMs = end.toEpochMilli();
        return Math.max(0, missed);
    }
}
