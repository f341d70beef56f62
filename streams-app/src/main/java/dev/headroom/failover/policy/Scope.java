package dev.headroom.failover.policy;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Some regions or clusters: {@code provider/region} or {@code provider/region/cluster}, where {@code *} stands for any.
 *
 * @param cluster {@code *} where whole regions are meant
 */
public record Scope(String provider, String region, String cluster) implements Comparable<Scope> {

    /** Stands for any cloud, region or cluster. */
    public static final String ANY = "*";

    /** Everything. */
    public static final Scope ALL = new Scope(ANY, ANY, ANY);

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::provider).thenComparing(Scope::region).thenComparing(Scope::cluster);

    /**
     * Reads a pattern of two or three parts.
     *
     * @throws IllegalArgumentException when it has another number of parts or an empty one
     */
    public static Scope parse(String pattern) {
        List<String> parts = SLASH.splitAsStream(pattern).toList();
        if (parts.size() < 2 || parts.size() > 3 || parts.contains("")) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is no pattern provider/region or provider/region/cluster");
        }
        return new Scope(parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : ANY);
    }

    /** Reads what {@link #toString} has written; the name of a cluster may have slashes, as ARNs do. */
    public static Scope written(String text) {
        int region = text.indexOf('/') + 1;
        int cluster = text.indexOf('/', region) + 1;
        return cluster == 0
                ? new Scope(text.substring(0, region - 1), text.substring(region), ANY)
                : new Scope(
                        text.substring(0, region - 1), text.substring(region, cluster - 1), text.substring(cluster));
    }

    /** What an operator names, where an empty part means any. */
    public static Scope named(String provider, String region, String cluster) {
        return new Scope(anyIfEmpty(provider), anyIfEmpty(region), anyIfEmpty(cluster));
    }

    /** Whether whole regions are meant and this is one. */
    public boolean covers(RegionId id) {
        return cluster.equals(ANY) && holds(provider, id.provider()) && holds(region, id.region());
    }

    /** Whether the cluster of that region is meant, be it with its whole region. */
    public boolean covers(RegionId id, String clusterName) {
        return holds(provider, id.provider()) && holds(region, id.region()) && holds(cluster, clusterName);
    }

    /** Whether all of the other scope is meant. */
    public boolean covers(Scope other) {
        return holds(provider, other.provider) && holds(region, other.region) && holds(cluster, other.cluster);
    }

    /** More for a pattern that says more: a cloud weighs more than a region. */
    int specificity() {
        return (provider.equals(ANY) ? 0 : 2) + (region.equals(ANY) ? 0 : 1);
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }

    /** As it is written in patterns. */
    @Override
    public String toString() {
        return provider + "/" + region + (cluster.equals(ANY) ? "" : "/" + cluster);
    }

    private static boolean holds(String pattern, String name) {
        return pattern.equals(ANY) || pattern.equals(name);
    }

    private static String anyIfEmpty(String name) {
        return name.isEmpty() ? ANY : name;
    }
}
