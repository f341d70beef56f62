package dev.headroom.benchmarks.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The part of a unit's records that never changes.
 *
 * @param key of its records: the cluster shard
 * @param identity the fields from kind to gpus_expected
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record UnitRecords(byte[] key, byte[] identity) {

    private static final List<String> PROVIDERS = List.of("aws", "azure", "gcp", "oracle_cloud");
    private static final int REGIONS_A_PROVIDER = 10;
    private static final int SHARDS = 4;

    /** The units of a fleet, spread evenly over so many clusters of four providers, in the random order they report in. */
    static List<UnitRecords> of(Shape shape, int clusters, Random random) {
        List<UnitRecords> units = new ArrayList<>(shape.units());
        for (int unit = 0; unit < shape.units(); unit++) {
            int cluster = unit % clusters;
            String provider = PROVIDERS.get(cluster % PROVIDERS.size());
            String region = "region-" + cluster / PROVIDERS.size() % REGIONS_A_PROVIDER;
            units.add(of(shape, provider, region, "cluster-" + cluster, unit / clusters));
        }
        Collections.shuffle(units, random);
        return units;
    }

    /** One unit of a cluster. */
    static UnitRecords of(Shape shape, String provider, String region, String cluster, int number) {
        String rack = shape.hasRack() ? "rack-" + number : "";
        String name = shape.hasRack() ? rack : "node-" + number;
        RecordBytes bytes = new RecordBytes();
        bytes.sample();
        bytes.texts(provider, region, cluster, rack, shape.gpuModel(), shape.hostType());
        bytes.texts(shape.hosts(), host -> shape.hasRack() ? name + "-tray-" + host : name);
        bytes.ints(shape.hosts(), host -> shape.gpusPerHost());
        String shard = provider + "/" + region + "/" + cluster + "#" + Math.floorMod(name.hashCode(), SHARDS);
        return new UnitRecords(shard.getBytes(StandardCharsets.UTF_8), bytes.toBytes());
    }
}
