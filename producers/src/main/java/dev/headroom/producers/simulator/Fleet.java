package dev.headroom.producers.simulator;

import java.util.ArrayList;
import java.util.List;

/** The racks and nodes of a scenario, scaled. */
final class Fleet {

    private Fleet() {}

    /**
     * The clusters with about so many GPUs in all, in the proportions they have, in whole racks and nodes; each cluster keeps at
     * least one.
     *
     * @param gpus 0: as they are
     */
    static List<ClusterPlan> scaled(List<ClusterPlan> clusters, long gpus) {
        long total = clusters.stream().mapToLong(ClusterPlan::gpus).sum();
        if (gpus == 0 || total == 0) {
            return clusters;
        }
        List<ClusterPlan> scaled = new ArrayList<>(clusters.size());
        // What rounding took from a cluster goes to the next ones.
        double owedGpus = 0;
        for (ClusterPlan cluster : clusters) {
            int unit = cluster.model().gpusPerRecord();
            double wanted = (double) cluster.gpus() * gpus / total + owedGpus;
            int units = (int) Math.max(1, Math.round(wanted / unit));
            owedGpus = Math.max(-unit / 2.0, wanted - (double) units * unit);
            scaled.add(cluster.withUnits(units));
        }
        return scaled;
    }

    static List<Source> sources(List<ClusterPlan> clusters, int shards) {
        List<Source> sources = new ArrayList<>();
        for (ClusterPlan cluster : clusters) {
            for (int number = 1; number <= cluster.units(); number++) {
                sources.add(Source.of(cluster, number, shards));
            }
        }
        return sources;
    }
}
