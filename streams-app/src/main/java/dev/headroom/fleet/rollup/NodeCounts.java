package dev.headroom.fleet.rollup;

/**
 * Nodes in a minute: how many should report, how many did, and how many GPUs the former have.
 */
public record NodeCounts(int nodesExpected, int nodesReporting, int gpusExpected) {

    public static final NodeCounts NONE = new NodeCounts(0, 0, 0);

    /** Of two shards of a cluster in one minute. */
    public NodeCounts plus(NodeCounts other) {
        return new NodeCounts(
                nodesExpected + other.nodesExpected,
                nodesReporting + other.nodesReporting,
                gpusExpected + other.gpusExpected);
    }

    /** Of a cluster over several minutes: the most there were in one. */
    public NodeCounts max(NodeCounts other) {
        return new NodeCounts(
                Math.max(nodesExpected, other.nodesExpected),
                Math.max(nodesReporting, other.nodesReporting),
                Math.max(gpusExpected, other.gpusExpected));
    }
}
