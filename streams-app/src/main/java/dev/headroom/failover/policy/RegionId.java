package dev.headroom.failover.policy;

import java.util.Comparator;

/** One region of one cloud; ordered by cloud, then region. */
public record RegionId(String provider, String region) implements Comparable<RegionId> {

    /** The system itself, as keys of tables name it. */
    public static final RegionId SYSTEM = new RegionId(Scope.ANY, Scope.ANY);

    private static final Comparator<RegionId> ORDER =
            Comparator.comparing(RegionId::provider).thenComparing(RegionId::region);

    @Override
    public int compareTo(RegionId other) {
        return ORDER.compare(this, other);
    }

    /** As {@code provider/region}. */
    @Override
    public String toString() {
        return provider + "/" + region;
    }
}
