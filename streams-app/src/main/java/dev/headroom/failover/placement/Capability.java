package dev.headroom.failover.placement;

import dev.headroom.failover.policy.WorkloadClass;
import dev.headroom.failover.signal.RegionFacts;
import java.util.List;
import java.util.SortedMap;

/** Whether the load of one region can run in another, and how well. */
final class Capability {

    private static final int ANY_MODEL = 500;
    private static final int SAME_MODEL = 500;

    private Capability() {}

    /** The classes that run in a region. */
    static List<WorkloadClass> classesIn(RegionFacts region, List<WorkloadClass> classes) {
        return classes.stream()
                .filter(one ->
                        region.installed().keySet().stream().anyMatch(cluster -> one.runsOn(region.id(), cluster)))
                .toList();
    }

    /** Whether every one of the classes finds a cluster in the target that is large enough, of models it can run on. */
    static boolean canRun(List<WorkloadClass> classes, RegionFacts target) {
        return classes.stream()
                .allMatch(one -> target.installed().values().stream().anyMatch(cluster -> isEnough(one, cluster)));
    }

    private static boolean isEnough(WorkloadClass one, SortedMap<String, Integer> cluster) {
        int gpus = cluster.entrySet().stream()
                .filter(entry -> one.accepts(entry.getKey()))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        return gpus > 0 && gpus >= one.minClusterGpus();
    }

    /** 0 to 1000: half for being able to run it, half by the share of the source's GPUs whose model the target has too. */
    static int component(RegionFacts source, RegionFacts target) {
        SortedMap<String, Long> needed = source.gpusByModel();
        SortedMap<String, Long> offered = target.gpusByModel();
        long all = needed.values().stream().mapToLong(Long::longValue).sum();
        long same = needed.entrySet().stream()
                .filter(entry -> offered.containsKey(entry.getKey()))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        return all == 0 ? ANY_MODEL : ANY_MODEL + (int) (SAME_MODEL * same / all);
    }
}
