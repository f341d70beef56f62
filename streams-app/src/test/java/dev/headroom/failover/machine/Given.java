package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Limits;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.policy.Thresholds;
import dev.headroom.failover.policy.Timers;
import dev.headroom.failover.policy.WorkloadClass;
import java.util.List;

/** Policies that differ from the built-in one in a few things. */
final class Given {

    private final String pattern;
    private final String from;
    private final String version;
    private boolean shadow;
    private int dwellMinutes = 30;
    private int coolDownMinutes = 60;
    private double moveRatio = 0.2;
    private double outageRatio = 0.5;
    private List<Scope> allowed = List.of();
    private List<WorkloadClass> classes = List.of();

    private Given(String pattern, String from, String version) {
        this.pattern = pattern;
        this.from = from;
        this.version = version;
    }

    static Given policy(String pattern, String from, String version) {
        return new Given(pattern, from, version);
    }

    Given shadow() {
        shadow = true;
        return this;
    }

    Given dwellMinutes(int minutes) {
        dwellMinutes = minutes;
        return this;
    }

    Given coolDownMinutes(int minutes) {
        coolDownMinutes = minutes;
        return this;
    }

    Given moveRatio(double ratio) {
        moveRatio = ratio;
        return this;
    }

    Given outageRatio(double ratio) {
        outageRatio = ratio;
        return this;
    }

    Given allowedTargets(String... patterns) {
        allowed = List.of(patterns).stream().map(Scope::parse).toList();
        return this;
    }

    Given classes(WorkloadClass... all) {
        classes = List.of(all);
        return this;
    }

    Policy build() {
        Thresholds built = Policy.BUILT_IN.thresholds();
        Thresholds thresholds = new Thresholds(
                built.silenceRatio(),
                outageRatio,
                Math.min(outageRatio, built.outageRatioWithIncident()),
                built.missedIntervals(),
                built.saturationRatio(),
                built.saturationReleaseRatio(),
                built.healthWarnRatio(),
                built.healthTriggerRatio(),
                built.minNodes(),
                built.minClusters());
        return new Policy(
                Scope.parse(pattern),
                Timeline.at(from),
                version,
                shadow,
                thresholds,
                Policy.BUILT_IN.windows(),
                Timers.ofSeconds(120, 60 * dwellMinutes, 60 * coolDownMinutes, 1800),
                Policy.BUILT_IN.damping(),
                new Limits(moveRatio, 0.5, 0.05),
                Policy.BUILT_IN.weights(),
                allowed,
                classes);
    }
}
