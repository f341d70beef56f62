package dev.headroom.failover;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.signal.Cell;
import dev.headroom.failover.signal.RegionMinute;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cells of {@code fleet_minutes}. */
final class CellMapper {

    static final String CELL = "CELL";
    static final String MARKER = "MARKER";

    /** A topic has fewer partitions, and a cell fewer GPUs; more is a mistake that would cost memory, or the sums. */
    private static final int MOST_PARTITIONS = 10_000;

    private static final int MOST_GPUS = 10_000_000;
    private static final long MOST_GPU_MS = MOST_GPUS * RegionMinute.MINUTE_MS;

    private CellMapper() {}

    /** The record, if it is one of those kinds and whole. */
    static FleetMinute checked(FleetMinute record) {
        checkPartition(record.getPartition(), record.getPartitions());
        checkMinute(record.getMinute(), record.getClosedAt());
        switch (record.getKind()) {
            case MARKER -> {}
            case CELL -> check(toCell(record));
            default -> throw new IllegalArgumentException("kind '" + record.getKind() + "' is neither CELL nor MARKER");
        }
        return record;
    }

    private static void checkPartition(int partition, int partitions) {
        if (partitions < 1 || partitions > MOST_PARTITIONS || partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException("there is no partition " + partition + " of " + partitions);
        }
    }

    private static void checkMinute(Instant minute, Instant closedAt) {
        long millis = minute.toEpochMilli();
        if (millis < 0 || millis % RegionMinute.MINUTE_MS != 0) {
            throw new IllegalArgumentException(minute + " is no start of a minute");
        }
        if (closedAt.isBefore(minute.plusMillis(RegionMinute.MINUTE_MS))) {
            throw new IllegalArgumentException("minute " + minute + " was closed at " + closedAt + ", before its end");
        }
    }

    private static void check(Cell cell) {
        checkCount("nodes_expected", cell.nodesExpected(), MOST_GPUS);
        checkCount("nodes_reporting", cell.nodesReporting(), MOST_GPUS);
        checkCount("nodes_missed_1", cell.missed().one(), MOST_GPUS);
        checkCount("nodes_missed_2", cell.missed().two(), MOST_GPUS);
        checkCount("nodes_missed_3", cell.missed().three(), MOST_GPUS);
        checkCount("nodes_missed_5", cell.missed().five(), MOST_GPUS);
        checkCount("nodes_missed_10", cell.missed().ten(), MOST_GPUS);
        checkCount("gpus_expected", cell.gpusExpected(), MOST_GPUS);
        checkCount("gpu_ms_reporting", cell.gpuMsReporting(), MOST_GPU_MS);
        checkCount("gpu_ms_healthy", cell.gpuMsHealthy(), MOST_GPU_MS);
        checkCount("gpu_ms_busy", cell.gpuMsBusy(), MOST_GPU_MS);
    }

    private static void checkCount(String field, long count, long most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException(field + " " + count + " cannot be; it is from 0 to " + most);
        }
    }

    static Cell toCell(FleetMinute record) {
        return new Cell(
                new RegionId(place("provider", record.getProvider()), place("region", record.getRegion())),
                named("cluster", record.getCluster()),
                named("gpu_model", record.getGpuModel()),
                record.getNodesExpected(),
                record.getNodesReporting(),
                new Cell.Missed(
                        record.getNodesMissed1(),
                        record.getNodesMissed2(),
                        record.getNodesMissed3(),
                        record.getNodesMissed5(),
                        record.getNodesMissed10()),
                record.getGpusExpected(),
                record.getGpuMsReporting(),
                record.getGpuMsHealthy(),
                record.getGpuMsBusy());
    }

    /** A name of its own; {@code *} is the system's. */
    private static String place(String field, @Nullable String value) {
        String name = named(field, value);
        if (name.isEmpty() || name.equals(Scope.ANY)) {
            throw new IllegalArgumentException("'" + name + "' is no " + field + " a cell can be of");
        }
        return name;
    }

    private static String named(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a cell has no " + field);
        }
        return value;
    }
}
