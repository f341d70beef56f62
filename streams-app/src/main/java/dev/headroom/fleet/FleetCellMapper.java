package dev.headroom.fleet;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.NodeCounts;
import dev.headroom.fleet.shard.MinuteCell;
import dev.headroom.fleet.state.FleetCell;
import java.nio.ByteBuffer;

/** What goes from a partition to the rollup. */
final class FleetCellMapper {

    private FleetCellMapper() {}

    static FleetCell toCell(int partition, MinuteCell cell) {
        FleetKey key = cell.key();
        NodeCounts nodes = cell.nodes();
        return new FleetCell(
                partition,
                null,
                key.provider(),
                key.region(),
                key.cluster(),
                key.gpuModel(),
                cell.minute(),
                nodes.nodesExpected(),
                nodes.nodesReporting(),
                nodes.gpusExpected(),
                ByteBuffer.wrap(cell.sums().toBytes()));
    }

    static FleetCell toTick(int partition, long tickMs) {
        return FleetCell.newBuilder().setPartition(partition).setTick(tickMs).build();
    }

    static FleetKey keyOf(FleetCell cell) {
        return new FleetKey(cell.getProvider(), cell.getRegion(), cell.getCluster(), cell.getGpuModel());
    }
}
