package dev.headroom.fleet;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.shard.MinuteCell;
import dev.headroom.fleet.shard.Minutes;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;

/** What a partition tells failover of a minute, as {@code fleet_minutes} shows it. */
final class FleetMinuteMapper {

    private final int partition;
    private final int partitions;

    FleetMinuteMapper(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    FleetMinute toCell(MinuteCell cell, long closedAtMs, long version) {
        FleetKey key = cell.key();
        return head("CELL", cell.minute(), closedAtMs, version)
                .setProvider(key.provider())
                .setRegion(key.region())
                .setCluster(key.cluster())
                .setGpuModel(key.gpuModel())
                .setNodesExpected(cell.nodes().nodesExpected())
                .setNodesReporting(cell.nodes().nodesReporting())
                .setNodesMissed1(cell.nodesMissed().get(1))
                .setNodesMissed2(cell.nodesMissed().get(2))
                .setNodesMissed3(cell.nodesMissed().get(3))
                .setNodesMissed5(cell.nodesMissed().get(5))
                .setNodesMissed10(cell.nodesMissed().get(10))
                .setGpusExpected(cell.nodes().gpusExpected())
                .setGpuMsReporting(cell.sums().get(Sum.GPU_MS_REPORTING))
                .setGpuMsHealthy(cell.sums().get(Sum.GPU_MS_HEALTHY))
                .setGpuMsFailed(cell.sums().get(Sum.GPU_MS_FAILED))
                .setGpuMsBusy(cell.sums().get(Sum.GPU_MS_BUSY))
                .setUtilPermyriadMs(cell.sums().get(Sum.UTIL_PERMYRIAD_MS))
                .build();
    }

    FleetMinute toMarker(long minute, long closedAtMs, long version) {
        return head("MARKER", minute, closedAtMs, version).build();
    }

    private FleetMinute.Builder head(String kind, long minute, long closedAtMs, long version) {
        return FleetMinute.newBuilder()
                .setKind(kind)
                .setMinute(Instant.ofEpochMilli(Minutes.startMs(minute)))
                .setClosedAt(Instant.ofEpochMilli(closedAtMs))
                .setPartition(partition)
                .setPartitions(partitions)
                .setAsOf(Instant.ofEpochMilli(closedAtMs))
                .setVersion(version);
    }
}
