package dev.headroom.producers;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of every producer here: nothing is lost or written twice by a retry (idempotent, all replicas), batches are large
 * and compressed, and a broker that is away is waited for for some minutes. What the user sets wins, except for what makes writing
 * safe.
 */
public final class ProducerSettings {

    /** Largest record a producer sends, below the 8 MiB the topics take. */
    public static final int LARGEST_RECORD_BYTES = 7_500_000;

    private static final int DELIVERY_TIMEOUT_MS = 300_000;
    private static final int MAX_BLOCK_MS = 300_000;
    private static final int BATCH_BYTES = 512 * 1024;
    private static final long BUFFER_BYTES = 48L * 1024 * 1024;
    private static final int LINGER_MS = 20;

    private ProducerSettings() {}

    /** Producer configuration with these client settings on top. */
    public static Map<String, Object> with(Map<String, ?> clientConfig) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "headroom-producer");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        config.putAll(clientConfig);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }
}
