package dev.headroom.app;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.text.Spelling;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Judges the keys of others in a configuration: Kafka Streams' and its clients', alone or with the prefixes Kafka Streams knows
 * ({@code producer.}, {@code consumer.}, …), and those of the registry client.
 */
final class ConfigKeys {

    /** Kafka 4.3's way to say that the processing handler is for global stores too; its constant is deprecated from the start. */
    static final String GLOBAL_HANDLER_ENABLED = "processing.exception.handler.global.enabled";

    /** What the topologies stand on; a different value would break exactly-once, the state or the naming. */
    private static final Set<String> OWNED = Set.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
            StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
            StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            GLOBAL_HANDLER_ENABLED,
            "default." + StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            "default." + StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
            StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
            StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG);

    private static final Map<String, ConfigDef> BY_PREFIX = prefixes();

    private static final List<String> REGISTRY_PREFIXES = List.of("schema.registry.", "basic.auth.", "bearer.auth.");

    private static final Pattern JUDGED = Pattern.compile("^Invalid value .* for configuration [^:]*: ");

    private ConfigKeys() {}

    /** What is wrong with a setting that is not one of ours, a line each; nothing when it may pass on. */
    static List<String> faultsOf(String key, String value) {
        String prefix = prefixOf(key);
        String name = key.substring(prefix.length());
        if (OWNED.contains(name)) {
            return List.of(key + ": is set by Headroom itself; remove it");
        }
        if (isFree(key, prefix)) {
            return List.of();
        }
        return definitionsOf(prefix).stream()
                .filter(definition -> definition.configKeys().containsKey(name))
                .findFirst()
                .map(definition -> valueFaults(definition, key, name, value))
                .orElseGet(() -> List.of(unknown(key)));
    }

    /** What a ConfigDef has to say about a value, in a line; its later messages only follow from the first. */
    static List<String> messages(String key, String value, ConfigValue judged) {
        return judged.errorMessages().stream()
                .map(message ->
                        key + ": '" + value + "': " + JUDGED.matcher(message).replaceFirst(""))
                .limit(1)
                .toList();
    }

    /** Whether the key belongs to a client under a prefix, and is of no use to other clients. */
    static boolean hasPrefix(String key) {
        return !prefixOf(key).isEmpty();
    }

    private static boolean isFree(String key, String prefix) {
        return prefix.equals(StreamsConfig.TOPIC_PREFIX)
                || REGISTRY_PREFIXES.stream().anyMatch(key::startsWith)
                || key.equals(AvroSerdes.PATIENCE_CONFIG);
    }

    private static String prefixOf(String key) {
        return BY_PREFIX.keySet().stream().filter(key::startsWith).findFirst().orElse("");
    }

    /** Without a prefix a key is for Kafka Streams, or else for the clients that know it. */
    private static List<ConfigDef> definitionsOf(String prefix) {
        ConfigDef definition = BY_PREFIX.get(prefix);
        return definition != null
                ? List.of(definition)
                : List.of(
                        StreamsConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef(),
                        AdminClientConfig.configDef(),
                        AbstractKafkaSchemaSerDeConfig.baseConfigDef());
    }

    private static List<String> valueFaults(ConfigDef definition, String key, String name, String value) {
        ConfigValue judged = definition.validateAll(Map.of(name, value)).get(name);
        return judged == null ? List.of() : messages(key, value, judged);
    }

    private static String unknown(String key) {
        Optional<String> nearest = Spelling.nearest(
                key,
                definitionsOf("").stream()
                        .flatMap(definition -> definition.names().stream())
                        .toList());
        return key + ": is no setting of Headroom or Kafka"
                + nearest.map(name -> "; did you mean " + name + "?").orElse("");
    }

    private static Map<String, ConfigDef> prefixes() {
        Map<String, ConfigDef> prefixes = new LinkedHashMap<>();
        prefixes.put(StreamsConfig.MAIN_CONSUMER_PREFIX, ConsumerConfig.configDef());
        prefixes.put(StreamsConfig.RESTORE_CONSUMER_PREFIX, ConsumerConfig.configDef());
        prefixes.put(StreamsConfig.GLOBAL_CONSUMER_PREFIX, ConsumerConfig.configDef());
        prefixes.put(StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configDef());
        prefixes.put(StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configDef());
        prefixes.put(StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configDef());
        prefixes.put(StreamsConfig.TOPIC_PREFIX, new ConfigDef());
        return prefixes;
    }
}
