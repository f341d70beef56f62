package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order to move load, or to hold everything.
 *
 * @param from FAIL_OVER: where an earlier trigger of the incident has put the load; null: it is in the region
 * @param target where load goes; for FAIL_BACK where it comes from; null for a freeze
 * @param shareRatio share of the region's load
 * @param evidence the numbers behind it, a JSON object
 * @param eventTime when what was seen began
 * @param endsAt when it ended; null while it goes on
 * @param observed what was seen, a share; NaN where there is no number
 */
public record Trigger(
        String incidentId,
        long epoch,
        RegionId region,
        Action action,
        @Nullable RegionId from,
        @Nullable RegionId target,
        double shareRatio,
        long gpusMoved,
        Reason reason,
        String evidence,
        String policyVersion,
        Instant eventTime,
        Instant decidedAt,
        Mode mode,
        AlertRule rule,
        Severity severity,
        String summary,
        @Nullable Instant endsAt,
        double observed,
        double threshold) {

    /** One that takes load from nowhere else than its region. */
    public Trigger(
            String incidentId,
            long epoch,
            RegionId region,
            Action action,
            @Nullable RegionId target,
            double shareRatio,
            long gpusMoved,
            Reason reason,
            String evidence,
            String policyVersion,
            Instant eventTime,
            Instant decidedAt,
            Mode mode,
            AlertRule rule,
            Severity severity,
            String summary,
            @Nullable Instant endsAt,
            double observed,
            double threshold) {
        this(
                incidentId,
                epoch,
                region,
                action,
                null,
                target,
                shareRatio,
                gpusMoved,
                reason,
                evidence,
                policyVersion,
                eventTime,
                decidedAt,
                mode,
                rule,
                severity,
                summary,
                endsAt,
                observed,
                threshold);
    }

    /** What shall be done. */
    public enum Action {
        FAIL_OVER,
        FAIL_BACK,
        FREEZE,
        UNFREEZE;

        /** Whether it ends what it is about. */
        public boolean resolves() {
            return this == FAIL_BACK || this == UNFREEZE;
        }
    }

    /** Identity of the alert it belongs to. Freezing a region is told apart from the incident that goes on in it. */
    public String dedupKey() {
        boolean freezesRegion =
                (action == Action.FREEZE || action == Action.UNFREEZE) && !region.equals(RegionId.SYSTEM);
        return freezesRegion ? dedupKeyOf(incidentId) + "/freeze" : dedupKeyOf(incidentId);
    }

    /** Identity of the alert of an incident. */
    static String dedupKeyOf(String incidentId) {
        return "failover/" + incidentId;
    }
}
