package dev.headroom.producers.simulator;

/**
 * A cluster of a fleet.
 *
 * @param units racks, or nodes where the model is in none
 * @param hostType machine type of its hosts; empty where unknown
 */
record ClusterPlan(String provider, String region, String cluster, GpuModel model, String hostType, int units) {

    long gpus() {
        return (long) units * model.gpusPerRecord();
    }

    ClusterPlan withUnits(int others) {
        return new ClusterPlan(provider, region, cluster, model, hostType, others);
    }
}
