package dev.headroom.producers.simulator;

import dev.headroom.telemetry.ClusterShard;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What one collector reports in one record: a rack, or a node.
 *
 * @param rack empty where no rack is known
 * @param key record key
 * @param clusterId number that stands for the cluster
 * @param id number that stands for the rack or node
 */
record Source(
        String provider,
        String region,
        String cluster,
        String rack,
        List<String> hosts,
        GpuModel model,
        String hostType,
        String key,
        long clusterId,
        long id) {

    /** The rack or node with this number within its cluster, from 1. */
    static Source of(ClusterPlan plan, int number, int shards) {
        boolean isRack = plan.model().isInRacks();
        String name = plan.cluster() + String.format(Locale.ROOT, isRack ? "-r%04d" : "-n%04d", number);
        List<String> hosts = isRack
                ? IntStream.rangeClosed(1, plan.model().hostsPerRecord())
                        .mapToObj(tray -> name + String.format(Locale.ROOT, "-n%02d", tray))
                        .toList()
                : List.of(name);
        String cluster = plan.provider() + "/" + plan.region() + "/" + plan.cluster();
        return new Source(
                plan.provider(),
                plan.region(),
                plan.cluster(),
                isRack ? name : "",
                hosts,
                plan.model(),
                plan.hostType(),
                ClusterShard.keyOf(plan.provider(), plan.region(), plan.cluster(), name, shards),
                Chance.of(cluster),
                Chance.of(cluster + "/" + name));
    }

    /** The rack's name, or the node's. */
    String unit() {
        return rack.isEmpty() ? hosts.get(0) : rack;
    }

    int gpus() {
        return hosts.size() * model.gpusPerHost();
    }
}
