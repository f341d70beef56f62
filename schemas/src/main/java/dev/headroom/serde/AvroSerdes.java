package dev.headroom.serde;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes for topics that others read: Confluent's wire format (magic byte 0, four-byte schema id, Avro binary), written and read
 * by Confluent's own serializers through one shared registry client.
 *
 * <p>A registry that is down is waited for, up to {@value #PATIENCE_CONFIG}; after that, and at once where it refuses to be
 * asked, (de)serializing throws {@link RegistryUnavailableException}. An unknown id, a schema that does not fit or a broken payload throw {@link
 * SerializationException} at once: that one is a verdict on the record.
 *
 * <p>All {@code schema.registry.*}, {@code basic.auth.*} and {@code bearer.auth.*} keys pass through to the client.
 */
public final class AvroSerdes {

    /** How long a call waits for a registry that does not answer, in milliseconds. */
    public static final String PATIENCE_CONFIG = "headroom.registry.patience.ms";

    private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(4);
    private static final int CACHED_SCHEMAS = 1_000;

    private final SchemaRegistryClient registry;
    private final Map<String, Object> config;

    private AvroSerdes(SchemaRegistryClient registry, Map<String, Object> config) {
        this.registry = registry;
        this.config = Map.copyOf(config);
    }

    /**
     * Serdes that talk to the registry at {@code schema.registry.url}; a URL {@code mock://scope} gives an in-memory registry
     * shared by all who name the same scope.
     *
     * @throws IllegalArgumentException when there is no {@code schema.registry.url}
     */
    public static AvroSerdes of(Map<String, ?> clientConfig) {
        Object url = clientConfig.get(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG);
        if (url == null || url.toString().isBlank()) {
            throw new IllegalArgumentException("schema.registry.url is not set");
        }
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.putIfAbsent(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        config.putIfAbsent(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        config.values().removeIf(Objects::isNull);
        Object patienceMs = config.get(PATIENCE_CONFIG);
        Duration patience =
                patienceMs == null ? DEFAULT_PATIENCE : Duration.ofMillis(Long.parseLong(patienceMs.toString()));
        SchemaRegistryClient client = SchemaRegistryClientFactory.newClient(
                List.of(url.toString().split(",")),
                CACHED_SCHEMAS,
                List.of(new AvroSchemaProvider()),
                config,
                Map.of());
        return new AvroSerdes(PatientRegistry.around(client, patience), config);
    }

    /** The client behind the serdes, patient like them. */
    public SchemaRegistryClient registry() {
        return registry;
    }

    /** A serde for record keys. */
    public <T extends SpecificRecord> Serde<T> key(Class<T> type) {
        return serde(type, true);
    }

    /** A serde for record values. */
    public <T extends SpecificRecord> Serde<T> value(Class<T> type) {
        return serde(type, false);
    }

    /**
     * A reader for tools that print whatever there is: keys or values written with any schema of their subject, as records of
     * {@code schema}; null as null. Logical types stay what they are on the wire.
     */
    public Deserializer<GenericRecord> generic(Schema schema, boolean isKey) {
        Map<String, Object> readerConfig = new HashMap<>(config);
        readerConfig.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, false);
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer(registry);
        reader.configure(readerConfig, isKey);
        return (topic, bytes) ->
                bytes == null ? null : judged(topic, () -> (GenericRecord) reader.deserialize(topic, bytes, schema));
    }

    /**
     * Reads only part of values: the fields of {@code projection}, which must be a prefix of the fields of {@code type} in every
     * record. The others are skipped without being made, and are null.
     */
    public <T extends SpecificRecord> Deserializer<T> valueReader(Class<T> type, Schema projection) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
        deserializer.configure(config, false);
        return typed(type, (topic, bytes) -> deserializer.deserialize(topic, bytes, projection));
    }

    /** Writes large values, byte for byte as {@link #value} does, in a fraction of the time. */
    public <T extends SpecificRecord> Serializer<T> valueWriter(Class<T> type) {
        BulkSerializer<T> bulk = new BulkSerializer<>(type, value(type).serializer(), registry);
        return (topic, record) -> record == null ? null : judged(topic, () -> bulk.serialize(topic, record));
    }

    private <T extends SpecificRecord> Serde<T> serde(Class<T> type, boolean isKey) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry);
        serializer.configure(config, isKey);
        Map<String, Object> readerConfig = new HashMap<>(config);
        readerConfig.put(
                isKey
                        ? KafkaAvroDeserializerConfig.SPECIFIC_AVRO_KEY_TYPE_CONFIG
                        : KafkaAvroDeserializerConfig.SPECIFIC_AVRO_VALUE_TYPE_CONFIG,
                type);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
        deserializer.configure(readerConfig, isKey);
        return Serdes.serdeFrom(typed(serializer::serialize), typed(type, deserializer::deserialize));
    }

    private static <T extends SpecificRecord> Serializer<T> typed(SerializeCall call) {
        return (topic, record) -> record == null ? null : judged(topic, () -> call.serialize(topic, record));
    }

    private static <T extends SpecificRecord> Deserializer<T> typed(Class<T> type, DeserializeCall reader) {
        return (topic, bytes) ->
                bytes == null ? null : judged(topic, () -> type.cast(reader.deserialize(topic, bytes)));
    }

    /** Confluent's classes throw more kinds of exceptions than they say, for instance for a payload shorter than its header. */
    private static <R> R judged(String topic, Supplier<R> call) {
        try {
            return call.get();
        } catch (RuntimeException failed) {
            if (RegistryUnavailableException.isBehind(failed)) {
                throw new RegistryUnavailableException(topic, failed);
            }
            if (failed instanceof SerializationException verdict) {
                throw verdict;
            }
            throw new SerializationException("record of " + topic + " cannot be read or written", failed);
        }
    }

    /** Picks the serializer's overload without headers. */
    private interface SerializeCall {
        byte[] serialize(String topic, Object record);
    }

    /** Picks one of the deserializer's overloads. */
    private interface DeserializeCall {
        Object deserialize(String topic, byte[] bytes);
    }
}
