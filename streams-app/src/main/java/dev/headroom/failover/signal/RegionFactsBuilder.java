package dev.headroom.failover.signal;

import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the cells of one region; their order does not matter. */
public final class RegionFactsBuilder {

    private final RegionId id;
    private final Policy policy;
    private final SortedMap<String, SortedMap<String, Integer>> installed = new TreeMap<>();
    private RegionMinute sums;

    /** Nothing is added yet. */
    public RegionFactsBuilder(RegionId id, Policy policy, Instant minute) {
        this.id = id;
        this.policy = policy;
        this.sums = RegionMinute.empty(minute);
    }

    /** Adds a cell. */
    public void add(Cell cell) {
        sums = sums.plus(cell, cell.missed().atLeast(policy.thresholds().missedIntervals()));
        installed
                .computeIfAbsent(cell.cluster(), any -> new TreeMap<>())
                .merge(cell.gpuModel(), cell.gpusExpected(), Integer::sum);
    }

    /** What was added up. */
    public RegionFacts build() {
        return new RegionFacts(id, policy, sums, installed);
    }
}
