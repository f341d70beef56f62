package dev.headroom.failover.signal;

import java.time.Instant;

/**
 * Sums over a region in one minute.
 *
 * @param minute its start
 * @param nodesSilent expected nodes that missed the intervals of the policy
 */
public record RegionMinute(
        Instant minute,
        int nodesExpected,
        int nodesReporting,
        int nodesSilent,
        int gpusExpected,
        long gpuMsReporting,
        long gpuMsHealthy,
        long gpuMsBusy) {

    /** GPU-milliseconds of one GPU in a minute. */
    public static final long MINUTE_MS = 60_000;

    private static final double WHOLE_RATIO = 0.8;

    /** A minute without anything. */
    public static RegionMinute empty(Instant minute) {
        return new RegionMinute(minute, 0, 0, 0, 0, 0, 0, 0);
    }

    /** With a cell added, of which that many nodes are silent. */
    RegionMinute plus(Cell cell, int silent) {
        return new RegionMinute(
                minute,
                nodesExpected + cell.nodesExpected(),
                nodesReporting + cell.nodesReporting(),
                nodesSilent + silent,
                gpusExpected + cell.gpusExpected(),
                gpuMsReporting + cell.gpuMsReporting(),
                gpuMsHealthy + cell.gpuMsHealthy(),
                gpuMsBusy + cell.gpuMsBusy());
    }

    /** Silent share of the expected nodes; 0 where none is expected. */
    public double silentRatio() {
        return nodesExpected == 0 ? 0 : (double) nodesSilent / nodesExpected;
    }

    /** Share of the expected nodes that did not report in the minute. */
    double missingRatio() {
        return nodesExpected == 0 ? 0 : 1 - (double) nodesReporting / nodesExpected;
    }

    /** GPU-milliseconds that the nodes which reported would have had, had all their GPUs been healthy. */
    double expectedMsOfReporting() {
        return nodesExpected == 0 ? 0 : (double) gpusExpected * MINUTE_MS * nodesReporting / nodesExpected;
    }

    /** Whether so much was seen of the region that its load can be told from it. */
    boolean isWhole() {
        return gpusExpected > 0 && gpuMsReporting >= WHOLE_RATIO * gpusExpected * MINUTE_MS;
    }

    /** Healthy GPUs, rounded down. */
    public long healthyGpus() {
        return gpuMsHealthy / MINUTE_MS;
    }

    /** Busy GPUs, rounded up. */
    public long busyGpus() {
        return -Math.floorDiv(-gpuMsBusy, MINUTE_MS);
    }
}
