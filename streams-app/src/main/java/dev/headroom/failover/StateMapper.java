package dev.headroom.failover;

import dev.headroom.failover.machine.StateRow;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import java.time.Instant;

/** Rows of {@code failover_state}. */
final class StateMapper {

    private StateMapper() {}

    static FailoverStateKey toKey(StateRow row) {
        return new FailoverStateKey(row.id().provider(), row.id().region());
    }

    static FailoverState toRow(StateRow row, Instant tick) {
        return new FailoverState(
                row.id().provider(),
                row.id().region(),
                row.state().name(),
                row.since(),
                row.reason() == null ? null : row.reason().name(),
                row.incidentId(),
                row.epoch(),
                row.target() == null ? null : row.target().provider(),
                row.target() == null ? null : row.target().region(),
                row.freeGpus(),
                row.penalty(),
                row.mode().name(),
                row.nodesExpected(),
                row.nodesSilent(),
                row.gpusExpected(),
                row.gpusHealthy(),
                row.gpusBusy(),
                row.gpusMoved(),
                row.gpusReserved(),
                row.policyVersion(),
                row.note(),
                tick,
                0L);
    }

    /** The last row of a region that is no longer there. */
    static FailoverState closed(FailoverState last, Instant tick) {
        return FailoverState.newBuilder(last)
                .setReasonCode(null)
                .setIncidentId(null)
                .setTargetProvider(null)
                .setTargetRegion(null)
                .setHealthyHeadroomGpus(0)
                .setNodesExpected(0)
                .setNodesSilent(0)
                .setGpusExpected(0)
                .setGpusHealthy(0)
                .setGpusBusy(0)
                .setGpusMoved(0)
                .setGpusReserved(0)
                .setNote("nothing is expected of it any more")
                .setAsOf(tick)
                .build();
    }
}
