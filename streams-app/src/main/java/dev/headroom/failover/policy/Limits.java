package dev.headroom.failover.policy;

/**
 * How far automation may go; {@code maxMoveRatioPerHour} and {@code panicRatio} are read from the policy of all regions only.
 *
 * @param maxMoveRatioPerHour share of all busy GPUs that may be moved within an hour
 * @param panicRatio share of regions that have to be well
 * @param reserveRatio share of a target's healthy GPUs that is never given away
 */
public record Limits(double maxMoveRatioPerHour, double panicRatio, double reserveRatio) {

    static final Limits BUILT_IN = new Limits(0.2, 0.5, 0.05);
}
