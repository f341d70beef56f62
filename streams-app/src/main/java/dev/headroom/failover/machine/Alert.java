package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that fires.
 *
 * @param dedupKey the same as long as it goes on
 * @param stage is told again when it changes
 * @param observed what was seen, a share; NaN where there is no number
 * @param threshold what it was compared with
 */
public record Alert(
        String dedupKey,
        AlertRule rule,
        Severity severity,
        String summary,
        RegionId region,
        Reason reason,
        double observed,
        double threshold,
        @Nullable Instant startsAt,
        String stage) {

    /** What is told of an alert. */
    public enum Event {
        TRIGGER,
        RESOLVE
    }

    /** Something to tell. */
    public record Change(String dedupKey, Event event) {}

    Alert since(Instant start) {
        return new Alert(dedupKey, rule, severity, summary, region, reason, observed, threshold, start, stage);
    }
}
