package dev.headroom.failover.policy;

import java.util.List;

/**
 * From where on a signal is seen. Ratios are shares from 0 to 1.
 *
 * @param missedIntervals intervals in a row without a record that make a node silent: 1, 2, 3, 5 or 10
 * @param minNodes expected nodes a region needs before a ratio may fire, unless it has {@code minClusters}
 */
public record Thresholds(
        double silenceRatio,
        double outageRatio,
        double outageRatioWithIncident,
        int missedIntervals,
        double saturationRatio,
        double saturationReleaseRatio,
        double healthWarnRatio,
        double healthTriggerRatio,
        int minNodes,
        int minClusters) {

    /** What cells of a minute count. */
    public static final List<Integer> COUNTED_INTERVALS = List.of(1, 2, 3, 5, 10);

    static final Thresholds BUILT_IN = new Thresholds(0.9, 0.5, 0.2, 3, 0.95, 0.8, 0.9, 0.75, 100, 5);

    void check(Faults faults) {
        faults.ratio("silence_ratio", silenceRatio);
        faults.ratio("outage_ratio", outageRatio);
        faults.ratio("outage_ratio_with_incident", outageRatioWithIncident);
        faults.ratio("saturation_ratio", saturationRatio);
        faults.ratio("saturation_release_ratio", saturationReleaseRatio);
        faults.ratio("health_warn_ratio", healthWarnRatio);
        faults.ratio("health_trigger_ratio", healthTriggerRatio);
        faults.check(
                COUNTED_INTERVALS.contains(missedIntervals),
                "missed_intervals is " + missedIntervals + ", allowed are 1, 2, 3, 5 and 10");
        faults.check(saturationReleaseRatio <= saturationRatio, "saturation_release_ratio is above saturation_ratio");
        faults.atLeast("min_nodes", minNodes, 0);
        faults.atLeast("min_clusters", minClusters, 0);
    }
}
