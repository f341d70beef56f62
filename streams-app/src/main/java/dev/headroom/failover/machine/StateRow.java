package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code failover_state}: where a region, or the system, stands after a decision. */
public record StateRow(
        RegionId id,
        State state,
        Instant since,
        @Nullable Reason reason,
        @Nullable String incidentId,
        long epoch,
        @Nullable RegionId target,
        long freeGpus,
        int penalty,
        Mode mode,
        int nodesExpected,
        int nodesSilent,
        int gpusExpected,
        double gpusHealthy,
        double gpusBusy,
        long gpusMoved,
        long gpusReserved,
        String policyVersion,
        @Nullable String note) {}
