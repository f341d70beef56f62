package dev.headroom.failover.signal;

import dev.headroom.failover.policy.RegionId;

/**
 * A cluster shard and GPU model in one minute, as it stood at the closing tick.
 *
 * @param missed expected nodes by how many intervals in a row they missed
 */
public record Cell(
        RegionId region,
        String cluster,
        String gpuModel,
        int nodesExpected,
        int nodesReporting,
        Missed missed,
        int gpusExpected,
        long gpuMsReporting,
        long gpuMsHealthy,
        long gpuMsBusy) {

    /** Nodes that missed so many intervals in a row, or more. */
    public record Missed(int one, int two, int three, int five, int ten) {

        /** How many missed {@code intervals}, which is 1, 2, 3, 5 or 10. */
        public int atLeast(int intervals) {
            return switch (intervals) {
                case 1 -> one;
                case 2 -> two;
                case 3 -> three;
                case 5 -> five;
                case 10 -> ten;
                default -> throw new IllegalArgumentException("nobody counts nodes that missed " + intervals);
            };
        }
    }
}
