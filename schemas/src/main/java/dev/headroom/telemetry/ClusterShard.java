package dev.headroom.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The record key of telemetry: {@code provider/region/cluster#n}. A rack, and with it each of its hosts, is always in the same shard
 * of its cluster, whoever writes it.
 */
public final class ClusterShard {

    /** Shards of a cluster where nobody says otherwise. */
    public static final int DEFAULT_SHARDS = 4;

    private ClusterShard() {}

    /**
     * The key of what one collector reports. The shard is the CRC-32C of the rack's name in UTF-8, unsigned, modulo the shards.
     *
     * @param rackOrHost the rack, or the host where no rack is known
     * @param shards shards of a cluster, 1 or more; the same for all who write a cluster
     */
    public static String keyOf(String provider, String region, String cluster, String rackOrHost, int shards) {
        CRC32C hash = new CRC32C();
        hash.update(rackOrHost.getBytes(StandardCharsets.UTF_8));
        return provider + "/" + region + "/" + cluster + "#" + hash.getValue() % shards;
    }
}
