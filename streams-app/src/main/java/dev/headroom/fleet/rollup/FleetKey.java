package dev.headroom.fleet.rollup;

import java.util.Comparator;

/** The grain of the fleet's tables: GPUs of one model in one cluster. */
public record FleetKey(String provider, String region, String cluster, String gpuModel)
        implements Comparable<FleetKey> {

    private static final Comparator<FleetKey> ORDER = Comparator.comparing(FleetKey::provider)
            .thenComparing(FleetKey::region)
            .thenComparing(FleetKey::cluster)
            .thenComparing(FleetKey::gpuModel);

    @Override
    public int compareTo(FleetKey other) {
        return ORDER.compare(this, other);
    }
}
