package dev.headroom.fleet.rollup;

import java.nio.ByteBuffer;

/**
 * An hour so far.
 *
 * @param nodes the most there were in any minute
 * @param sums of all its final minutes
 * @param gpuMsInstalled GPUs expected times time
 * @param minutes how many minutes are in it
 */
public record HourSums(NodeCounts nodes, Sums sums, long gpuMsInstalled, int minutes) {

    private static final long MINUTE_MS = 60_000;

    /** An hour of which nothing is known yet. */
    public static HourSums empty() {
        return new HourSums(NodeCounts.NONE, new Sums(), 0, 0);
    }

    /** With one more final minute. */
    public HourSums plus(NodeCounts minuteNodes, Sums minuteSums) {
        Sums total = new Sums();
        total.add(sums);
        total.add(minuteSums);
        return new HourSums(
                nodes.max(minuteNodes), total, gpuMsInstalled + minuteNodes.gpusExpected() * MINUTE_MS, minutes + 1);
    }

    /** Flat bytes. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(4 * Integer.BYTES + Long.BYTES + Sums.BYTES);
        buffer.putInt(nodes.nodesExpected()).putInt(nodes.nodesReporting()).putInt(nodes.gpusExpected());
        buffer.putLong(gpuMsInstalled).putInt(minutes);
        sums.write(buffer);
        return buffer.array();
    }

    /** Reads what {@link #toBytes} gave. */
    public static HourSums read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        NodeCounts nodes = new NodeCounts(buffer.getInt(), buffer.getInt(), buffer.getInt());
        long gpuMsInstalled = buffer.getLong();
        int minutes = buffer.getInt();
        return new HourSums(nodes, Sums.read(buffer), gpuMsInstalled, minutes);
    }
}
