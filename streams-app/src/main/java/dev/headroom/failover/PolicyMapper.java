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
import dev.headroom.policy.PolicyFault;
import dev.headroom.policy.PolicyRules;
import java.util.List;
import java.util.stream.Collectors;

/** Policies of {@code failover_policies}. */
final class PolicyMapper {

    private static final String SHADOW = "SHADOW";

    private PolicyMapper() {}

    /**
     * The policy of a record.
     *
     * @throws IllegalArgumentException with every fault of the record in one line
     */
    static Policy toPolicy(FailoverPolicy record) {
        List<PolicyFault> faults = PolicyRules.faults(record);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(PolicyFault::toString).collect(Collectors.joining("; ")));
        }
        return new Policy(
                Scope.parse(record.getScopePattern()),
                record.getEffectiveFrom(),
                record.getPolicyVersion(),
                record.getMode().equals(SHADOW),
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
}
