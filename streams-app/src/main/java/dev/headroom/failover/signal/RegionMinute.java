package dev.headroom.failover.signal;

import java.time.Instant;

/**
 * Sums over a region in one minute.
 *
 * @param minute its start
 * @param nodesSilent expected nodes that missed the intervals of the policy
 * @param expectedMsOfReporting GPU-milliseconds that the nodes which reported would have had, had all their GPUs been healthy; added up
 *     by cells, for nodes of one cluster and model are alike and others are not
 * @param nodesHeard expected nodes that did not miss three intervals in a row
 */
public record RegionMinute(
        Instant minute,
        int nodesExpected,
        int nodesReporting,
        int nodesSilent,
        int nodesHeard,
        int gpusExpected,
        long gpuMsReporting,
        long gpuMsHealthy,
        long gpuMsBusy,
        long expectedMsOfReporting) {

    /** GPU-milliseconds of one GPU in a minute. */
    public static final long MINUTE_MS = 60_000;

    private static final double WHOLE_RATIO = 0.8;

    /** A minute without anything. */
    public static RegionMinute empty(Instant minute) {
        return new RegionMinute(minute, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** With a cell added, of which that many nodes are silent. */
    RegionMinute plus(Cell cell, int silent) {
        return new RegionMinute(
                minute,
                nodesExpected + cell.nodesExpected(),
                nodesReporting + cell.nodesReporting(),
                nodesSilent + silent,
                nodesHeard + cell.nodesExpected() - cell.missed().atLeast(3),
                gpusExpected + cell.gpusExpected(),
                gpuMsReporting + cell.gpuMsReporting(),
                gpuMsHealthy + cell.gpuMsHealthy(),
                gpuMsBusy + cell.gpuMsBusy(),
                expectedMsOfReporting + expectedMsOfReporting(cell));
    }

    /**
     * With no more nodes expected than the region is known to have. More of them are former names of nodes that were renamed, and are
     * expected until the roster forgets them; they are not silent.
     *
     * @param known the most that it has had lately
     */
    RegionMinute ofNodes(int known) {
        if (nodesExpected <= known) {
            return this;
        }
        int former = nodesExpected - known;
        return new RegionMinute(
                minute,
                known,
                nodesReporting,
                Math.max(0, nodesSilent - former),
                nodesHeard,
                Math.toIntExact(Math.round((double) gpusExpected * known / nodesExpected)),
                gpuMsReporting,
                gpuMsHealthy,
                gpuMsBusy,
                expectedMsOfReporting);
    }

    /** Silent share of the expected nodes; 0 where none is expected. */
    public double silentRatio() {
        return nodesExpected == 0 ? 0 : (double) nodesSilent / nodesExpected;
    }

    /** Share of the expected nodes that did not report in the minute. */
    double missingRatio() {
        return nodesExpected == 0 ? 0 : 1 - (double) nodesReporting / nodesExpected;
    }

    private static long expectedMsOfReporting(Cell cell) {
        return cell.nodesExpected() == 0
                ? 0
                : cell.gpusExpected() * MINUTE_MS * cell.nodesReporting() / cell.nodesExpected();
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
