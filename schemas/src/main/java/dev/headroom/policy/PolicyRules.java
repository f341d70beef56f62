package dev.headroom.policy;

import dev.headroom.events.FailoverPolicy;
import java.util.List;
import java.util.Set;

/**
 * Checks one failover policy by itself. Everything wrong is told, not the first thing only; no fault means that decisions can be
 * taken by it: no threshold is reached by nothing, no window is empty, nothing is released above where it began.
 */
public final class PolicyRules {

    /** The numbers of missed intervals that the fleet counts nodes by ({@code fleet_minutes}). */
    public static final List<Integer> MISSED_INTERVALS = List.of(1, 2, 3, 5, 10);

    /** The longest window of a rate: so much of each region is remembered at most. */
    public static final int LONGEST_WINDOW_MINUTES = 4 * 60;

    /** The largest weight of the ranking. */
    public static final int LARGEST_WEIGHT = 1_000;

    private static final Set<String> MODES = Set.of("LIVE", "SHADOW");
    private static final List<String> THRESHOLDS =
            List.of("silence_ratio", "outage_ratio", "outage_ratio_with_incident", "saturation_ratio");
    private static final List<String> RATIOS = List.of(
            "saturation_release_ratio",
            "health_warn_ratio",
            "health_trigger_ratio",
            "max_move_ratio_per_hour",
            "panic_ratio",
            "reserve_ratio");
    private static final List<String> WINDOWS =
            List.of("saturation_minutes", "saturation_release_minutes", "fast_window_minutes", "slow_window_minutes");
    private static final List<String> FROM_NOUGHT = List.of(
            "min_nodes",
            "min_clusters",
            "hold_down_seconds",
            "dwell_seconds",
            "cool_down_seconds",
            "acknowledge_seconds",
            "flap_penalty",
            "flap_reuse",
            "flap_cap_seconds");
    private static final List<String> WEIGHTS =
            List.of("weight_headroom", "weight_capability", "weight_commitment", "weight_price");

    private final FailoverPolicy policy;
    private final FieldChecks checks;

    private PolicyRules(FailoverPolicy policy) {
        this.policy = policy;
        this.checks = new FieldChecks(policy);
    }

    /** Every fault of this policy taken alone; none: it can be loaded. */
    public static List<PolicyFault> faults(FailoverPolicy policy) {
        PolicyRules rules = new PolicyRules(policy);
        rules.checkIdentity();
        rules.checkRatios();
        rules.checkTimes();
        rules.checkFlaps();
        rules.checkTargets();
        WorkloadRules.check(policy, rules.checks);
        return rules.checks.faults();
    }

    private void checkIdentity() {
        ScopePattern.faultOfRegions(policy.getScopePattern())
                .ifPresent(message -> checks.add("scope_pattern", message));
        if (policy.getPolicyVersion().isBlank()) {
            checks.add("policy_version", "is blank; triggers tell it");
        }
        if (!MODES.contains(policy.getMode())) {
            checks.add("mode", "'" + policy.getMode() + "' is not one of LIVE, SHADOW");
        }
    }

    private void checkRatios() {
        THRESHOLDS.forEach(checks::isThreshold);
        RATIOS.forEach(checks::isRatio);
        checks.isRatioNotAbove("outage_ratio_with_incident", "outage_ratio");
        checks.isRatioNotAbove("saturation_release_ratio", "saturation_ratio");
        checks.isRatioNotAbove("health_trigger_ratio", "health_warn_ratio");
    }

    private void checkTimes() {
        checks.isOneOf("missed_intervals", MISSED_INTERVALS);
        WINDOWS.forEach(window -> checks.isWithin(window, 1, LONGEST_WINDOW_MINUTES));
        FROM_NOUGHT.forEach(field -> checks.isAtLeast(field, 0));
        checks.isNotAbove("fast_window_minutes", "slow_window_minutes");
        checks.isNotAbove("fast_window_minutes", "saturation_minutes");
    }

    private void checkFlaps() {
        checks.isAtLeast("flap_half_life_seconds", 1);
        if (checks.number("flap_reuse") >= checks.number("flap_suppress")) {
            checks.add(
                    "flap_reuse",
                    "is " + checks.number("flap_reuse") + ", which must be below flap_suppress, which is "
                            + checks.number("flap_suppress"));
        }
    }

    private void checkTargets() {
        WEIGHTS.forEach(weight -> checks.isWithin(weight, 0, LARGEST_WEIGHT));
        if (WEIGHTS.stream().allMatch(weight -> checks.number(weight) == 0)) {
            checks.add("weight_headroom", "is 0 like all other weights, so that nothing would rank targets");
        }
        for (int i = 0; i < policy.getAllowedTargets().size(); i++) {
            String path = "allowed_targets[" + i + "]";
            ScopePattern.faultOfRegions(policy.getAllowedTargets().get(i))
                    .ifPresent(message -> checks.add(path, message));
        }
    }
}
