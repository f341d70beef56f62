package dev.headroom.failover.signal;

import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A region in the minute that is judged, without clusters that are retired or in maintenance.
 *
 * @param policy what holds for it
 * @param installed expected GPUs by cluster and model
 */
public record RegionFacts(
        RegionId id, Policy policy, RegionMinute minute, SortedMap<String, SortedMap<String, Integer>> installed) {

    public RegionFacts {
        installed = Collections.unmodifiableSortedMap(installed);
    }

    /** A region of which nothing is expected. */
    public static RegionFacts of(RegionId id, Policy policy, RegionMinute empty) {
        return new RegionFacts(id, policy, empty, new TreeMap<>());
    }

    /** The same of another minute's sums. */
    public RegionFacts with(RegionMinute other) {
        return new RegionFacts(id, policy, other, installed);
    }

    /** Whether the region is large enough for a percentage to mean something. */
    public boolean isPopulated() {
        return minute.nodesExpected() > 0
                && (minute.nodesExpected() >= policy.thresholds().minNodes()
                        || installed.size() >= policy.thresholds().minClusters());
    }

    /** Whether something is expected of it. */
    public boolean isExpected() {
        return minute.nodesExpected() > 0;
    }

    /** Whether as good as all its nodes are silent. */
    public boolean isSilent() {
        return isExpected() && minute.silentRatio() >= policy.thresholds().silenceRatio();
    }

    /** Expected GPUs by model. */
    public SortedMap<String, Long> gpusByModel() {
        SortedMap<String, Long> models = new TreeMap<>();
        installed
                .values()
                .forEach(cluster -> cluster.forEach((model, gpus) -> models.merge(model, (long) gpus, Long::sum)));
        return models;
    }
}
