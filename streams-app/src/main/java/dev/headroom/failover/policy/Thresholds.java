package dev.headroom.failover.policy;

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

    static final Thresholds BUILT_IN = new Thresholds(0.9, 0.5, 0.2, 3, 0.95, 0.8, 0.9, 0.75, 100, 5);
}
