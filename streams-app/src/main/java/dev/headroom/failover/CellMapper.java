package dev.headroom.failover;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Cell;
import dev.headroom.tables.FleetMinute;
import org.jspecify.annotations.Nullable;

/** Cells of {@code fleet_minutes}. */
final class CellMapper {

    static final String CELL = "CELL";
    static final String MARKER = "MARKER";

    private CellMapper() {}

    /** The record, if it is one of those kinds and whole. */
    static FleetMinute checked(FleetMinute record) {
        switch (record.getKind()) {
            case MARKER -> {
                if (record.getPartitions() < 1 || record.getPartition() >= record.getPartitions()) {
                    throw new IllegalArgumentException("a marker of partition " + record.getPartition() + " of "
                            + record.getPartitions() + " is none");
                }
            }
            case CELL -> toCell(record);
            default -> throw new IllegalArgumentException("kind '" + record.getKind() + "' is neither CELL nor MARKER");
        }
        return record;
    }

    static Cell toCell(FleetMinute record) {
        return new Cell(
                new RegionId(named("provider", record.getProvider()), named("region", record.getRegion())),
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

    private static String named(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a cell has no " + field);
        }
        return value;
    }
}
