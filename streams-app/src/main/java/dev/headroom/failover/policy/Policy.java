package dev.headroom.failover.policy;

import java.time.Instant;
import java.util.List;

/**
 * What holds for some regions from an instant on. Whether its numbers make sense is for
 * {@code PolicyRules} to say, before there is one.
 *
 * @param scope regions it is for
 * @param shadow whether its triggers are only for show
 * @param allowedTargets regions that may take the load; empty: any
 * @param workloadClasses kinds of load; read from the policy of all regions only; empty: one for everything
 */
public record Policy(
        Scope scope,
        Instant effectiveFrom,
        String version,
        boolean shadow,
        Thresholds thresholds,
        Windows windows,
        Timers timers,
        Damping damping,
        Limits limits,
        Weights weights,
        List<Scope> allowedTargets,
        List<WorkloadClass> workloadClasses) {

    /** What holds where nobody has said anything: the defaults of the schema. */
    public static final Policy BUILT_IN = new Policy(
            Scope.ALL,
            Instant.EPOCH,
            "default",
            false,
            Thresholds.BUILT_IN,
            Windows.BUILT_IN,
            Timers.BUILT_IN,
            Damping.BUILT_IN,
            Limits.BUILT_IN,
            Weights.BUILT_IN,
            List.of(),
            List.of());

    public Policy {
        allowedTargets = List.copyOf(allowedTargets);
        workloadClasses = List.copyOf(workloadClasses);
    }

    /** Whether load of its regions may go there. */
    public boolean allows(RegionId target) {
        return allowedTargets.isEmpty() || allowedTargets.stream().anyMatch(scope -> scope.covers(target));
    }

    /** The kinds of load, at least one. */
    public List<WorkloadClass> classes() {
        return workloadClasses.isEmpty() ? List.of(WorkloadClass.EVERYTHING) : workloadClasses;
    }
}
