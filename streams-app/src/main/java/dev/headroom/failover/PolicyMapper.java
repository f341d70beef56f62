package dev.headroom.failover;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.WorkloadClass;
import dev.headroom.failover.policy.Damping;
import dev.headroom.failover.policy.Limits;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.policy.Thresholds;
import dev.headroom.failover.policy.Timers;
import dev.headroom.failover.policy.Weights;
import dev.headroom.failover.policy.Windows;

/** Policies of {@code failover_policies}; faults are told as {@link Policy} tells them. */
final class PolicyMapper {

    private static final String SHADOW = "SHADOW";

    private PolicyMapper() {}

    static Policy toPolicy(FailoverPolicy record) {
        return new Policy(
                Scope.parse(record.getScopePattern()),
                record.getEffectiveFrom(),
                record.getPolicyVersion(),
                isShadow(record.getMode()),
                thresholds(record),
                new Windows(
                        record.getFastWindowMinutes(),
                        record.getSlowWindowMinutes(),
                        record.getSaturationMinutes(),
                        record.getSaturationReleaseMinutes()),
                Timers.ofSeconds(
                        record.getHoldDownSeconds(),
                        record.getDwellSeconds(),
                        record.getCoolDownSeconds(),
                        record.getAcknowledgeSeconds()),
                new Damping(
                        record.getFlapPenalty(),
                        record.getFlapSuppress(),
                        record.getFlapReuse(),
                        record.getFlapHalfLifeSeconds(),
                        record.getFlapCapSeconds()),
                new Limits(record.getMaxMoveRatioPerHour(), record.getPanicRatio(), record.getReserveRatio()),
                new Weights(
                        record.getWeightHeadroom(),
                        record.getWeightCapability(),
                        record.getWeightCommitment(),
                        record.getWeightPrice()),
                record.getAllowedTargets().stream().map(Scope::parse).toList(),
                record.getWorkloadClasses().stream().map(PolicyMapper::toClass).toList());
    }

    private static Thresholds thresholds(FailoverPolicy record) {
        return new Thresholds(
                record.getSilenceRatio(),
                record.getOutageRatio(),
                record.getOutageRatioWithIncident(),
                record.getMissedIntervals(),
                record.getSaturationRatio(),
                record.getSaturationReleaseRatio(),
                record.getHealthWarnRatio(),
                record.getHealthTriggerRatio(),
                record.getMinNodes(),
                record.getMinClusters());
    }

    private static dev.headroom.failover.policy.WorkloadClass toClass(WorkloadClass record) {
        return new dev.headroom.failover.policy.WorkloadClass(
                record.getName(),
                record.getKind(),
                record.getRunsOn().stream().map(Scope::parse).toList(),
                record.getGpuModels(),
                record.getMinClusterGpus());
    }

    private static boolean isShadow(String mode) {
        if (!mode.equals(SHADOW) && !mode.equals("LIVE")) {
            throw new IllegalArgumentException("mode is '" + mode + "', allowed are LIVE and SHADOW");
        }
        return mode.equals(SHADOW);
    }
}
