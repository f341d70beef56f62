package dev.headroom.producers.dcgm;

import dev.headroom.telemetry.ClusterShard;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a collector is to do.
 *
 * @param targets exporters, each once; of a GPU that several tell of, the first counts
 * @param provider cloud, for instance aws
 * @param interval 1 to 60 whole seconds; intervals begin at whole multiples of it since 1970
 * @param shards of the cluster, as everybody else who writes it has
 * @param rackLabel label of the metrics that tells the rack
 * @param version of this software
 */
public record CollectorOptions(
        List<Target> targets,
        String provider,
        String region,
        String cluster,
        Duration interval,
        int shards,
        String rackLabel,
        NodeMapping mapping,
        String version) {

    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
    public static final String DEFAULT_RACK_LABEL = "rack";
    public static final int MOST_SHARDS = 1_000;

    private static final Duration LONGEST_BUDGET = Duration.ofSeconds(10);

    /**
     * Leaves out repeated targets.
     *
     * @throws IllegalArgumentException saying what does not fit
     */
    public CollectorOptions {
        targets = List.copyOf(new LinkedHashSet<>(targets));
        require(!targets.isEmpty(), "there is no target to collect from");
        require(!provider.isBlank(), "the provider is blank");
        require(!region.isBlank(), "the region is blank");
        require(!cluster.isBlank(), "the cluster is blank");
        require(
                interval.toMillis() >= 1_000 && interval.toMillis() <= 60_000 && interval.toMillis() % 1_000 == 0,
                "the interval must be 1 to 60 whole seconds, not " + interval.toMillis() / 1_000.0 + " s");
        require(shards >= 1 && shards <= MOST_SHARDS, "there must be 1 to " + MOST_SHARDS + " shards, not " + shards);
    }

    /** Options with defaults for the rest. */
    public static CollectorOptions of(List<Target> targets, String provider, String region, String cluster) {
        return new CollectorOptions(
                targets,
                provider,
                region,
                cluster,
                DEFAULT_INTERVAL,
                ClusterShard.DEFAULT_SHARDS,
                DEFAULT_RACK_LABEL,
                NodeMapping.none(),
                "");
    }

    /**
     * How long exporters have to answer, retries included: a third of the interval, ten seconds at most, so that the record is there
     * before the minute is decided on.
     */
    Duration budget() {
        Duration third = interval.dividedBy(3);
        return third.compareTo(LONGEST_BUDGET) < 0 ? third : LONGEST_BUDGET;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
