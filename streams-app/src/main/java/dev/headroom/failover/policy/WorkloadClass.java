package dev.headroom.failover.policy;

import java.util.List;

/**
 * A kind of load with needs of its own.
 *
 * @param kind TRAINING or INFERENCE
 * @param runsOn clusters it runs on
 * @param gpuModels models it can run on; empty: any
 * @param minClusterGpus GPUs of such models that a target's largest cluster must have
 */
public record WorkloadClass(String name, String kind, List<Scope> runsOn, List<String> gpuModels, int minClusterGpus) {

    /** What there is without any class: load that runs anywhere on anything. */
    public static final WorkloadClass EVERYTHING =
            new WorkloadClass("all", "INFERENCE", List.of(Scope.ALL), List.of(), 0);

    public WorkloadClass {
        runsOn = List.copyOf(runsOn);
        gpuModels = List.copyOf(gpuModels);
    }

    /** Whether it runs on that cluster. */
    public boolean runsOn(RegionId region, String cluster) {
        return runsOn.stream().anyMatch(scope -> scope.covers(region, cluster));
    }

    /** Whether it can run on that model. */
    public boolean accepts(String gpuModel) {
        return gpuModels.isEmpty() || gpuModels.contains(gpuModel);
    }
}
