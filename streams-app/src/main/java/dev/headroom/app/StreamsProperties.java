package dev.headroom.app;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/**
 * The Kafka Streams configuration of one topology. From weakest to strongest: our defaults, what the topology asks for, what the
 * user set, and what exactly-once and the naming stand on.
 */
final class StreamsProperties {

    private static final String TRANSACTION_TIMEOUT_MS = "60000";
    private static final String SESSION_TIMEOUT_MS = "10000";
    private static final String BATCH_BYTES = Integer.toString(256 * 1024);
    private static final String RETRY_PAUSE_MS = "10";
    private static final String LONGEST_RETRY_PAUSE_MS = "500";
    private static final String LARGEST_RECORD_BYTES = Integer.toString(8 * 1024 * 1024);

    private StreamsProperties() {}

    static Map<String, Object> of(HeadroomConfig config, HeadroomTopology topology) {
        Map<String, Object> properties = new HashMap<>(defaults());
        if (!isStreamsProtocol(config)) {
            // After kill -9 the tasks wait this long for their dead owner; in the other protocol it is the broker's to
            // say.
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        }
        properties.putAll(topology.streamsConfig());
        properties.putAll(config.streamsProperties());
        properties.putAll(owned(config, topology));
        return properties;
    }

    /** The application id: also the consumer group, and the prefix of internal topics and transactional ids. */
    static String applicationId(HeadroomConfig config, HeadroomTopology topology) {
        return config.topicPrefix() + "headroom-" + topology.name();
    }

    private static boolean isStreamsProtocol(HeadroomConfig config) {
        Object protocol = config.streamsProperties().get(StreamsConfig.GROUP_PROTOCOL_CONFIG);
        return protocol != null && protocol.toString().equalsIgnoreCase("streams");
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new HashMap<>();
        // A transaction that waits for a slow broker or registry must outlive it.
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // The first batch of a transaction is often refused because the broker is still ending the one before: at short
        // commit intervals the default pause of 100 ms would be most of the time.
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_PAUSE_MS);
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), LONGEST_RETRY_PAUSE_MS);
        // A dead letter is as large as the record it was, and a chunk of 500 rows may touch as many cells.
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD_BYTES);
        defaults.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD_BYTES);
        // A replayed or hand-written tick may be far from the broker's own time; its default kills a stream thread
        // then.
        defaults.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        return defaults;
    }

    private static Map<String, Object> owned(HeadroomConfig config, HeadroomTopology topology) {
        Map<String, Object> owned = new HashMap<>();
        owned.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(config, topology));
        owned.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        owned.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        owned.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        // What may be skipped the topologies send to dead_letters themselves; anything else must not pass.
        owned.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        owned.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        owned.put(ConfigKeys.GLOBAL_HANDLER_ENABLED, true);
        return owned;
    }
}
