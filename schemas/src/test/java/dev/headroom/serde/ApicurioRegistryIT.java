package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.tables.AlertEventKey;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The serdes against a real registry that is not Confluent's and not ours. */
class ApicurioRegistryIT {

    private static final String ROW_1 = """
            {"type": "record", "name": "Row", "namespace": "dev.headroom.it", "fields": [
              {"name": "id", "type": "string"}]}""";
    private static final String ROW_2 = """
            {"type": "record", "name": "Row", "namespace": "dev.headroom.it", "fields": [
              {"name": "id", "type": "string"}, {"name": "note", "type": ["null", "string"], "default": null}]}""";
    private static final String ROW_BROKEN = """
            {"type": "record", "name": "Row", "namespace": "dev.headroom.it", "fields": [
              {"name": "id", "type": "long"}]}""";

    @TempDir
    static Path directory;

    private static ApicurioServer apicurio;
    private static Map<String, String> config = Map.of();

    static List<Topic> topicsWithSchemas() {
        return TopicCatalogue.all().stream()
                .filter(topic -> topic.valueSchema() != null)
                .toList();
    }

    @BeforeAll
    static void start() throws Exception {
        apicurio = ApicurioServer.start(directory);
        config = Map.of("schema.registry.url", apicurio.url());
    }

    @AfterAll
    static void stop() {
        if (apicurio != null) {
            apicurio.close();
        }
    }

    @ParameterizedTest
    @MethodSource("topicsWithSchemas")
    void shouldReadWhatItWroteOfEveryTopic(Topic topic) {
        // Given
        Schema schema = Objects.requireNonNull(topic.valueSchema());
        SpecificRecord record = GeneratedRecords.random(schema, 11);
        Class<SpecificRecord> type = GeneratedRecords.classOf(schema);

        // When
        byte[] bytes = AvroSerdes.of(config).value(type).serializer().serialize(topic.name(), record);

        // Then (a client of its own: nothing is cached)
        Serde<SpecificRecord> elsewhere = AvroSerdes.of(config).value(type);
        assertThat(elsewhere.deserializer().deserialize(topic.name(), bytes)).isEqualTo(record);
    }

    @Test
    void shouldRegisterAndCheckCompatibility() throws Exception {
        // Given
        SchemaRegistryClient registry = AvroSerdes.of(config).registry();
        registry.updateCompatibility("rows-value", Topic.Direction.OUTPUT.compatibility());

        // When
        int first = registry.register("rows-value", new AvroSchema(ROW_1));
        int second = registry.register("rows-value", new AvroSchema(ROW_2));

        // Then
        assertThat(second).isNotEqualTo(first);
        assertThat(registry.register("rows-value", new AvroSchema(ROW_1))).isEqualTo(first);
        assertThat(registry.getAllVersions("rows-value")).hasSize(2);
        assertThat(registry.getCompatibility("rows-value")).isEqualTo("FULL_TRANSITIVE");
        assertThat(registry.testCompatibility("rows-value", new AvroSchema(ROW_BROKEN)))
                .isFalse();
        assertThatThrownBy(() -> registry.register("rows-value", new AvroSchema(ROW_BROKEN)))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(409));
    }

    @Test
    void shouldReadOldAsNewAndNewAsOld() {
        // Given
        Schema older = new Schema.Parser().parse(ROW_1);
        Schema newer = new Schema.Parser().parse(ROW_2);
        try (KafkaAvroSerializer writer = new KafkaAvroSerializer();
                KafkaAvroDeserializer reader = new KafkaAvroDeserializer()) {
            writer.configure(config, false);
            reader.configure(config, false);

            // When
            byte[] old = writer.serialize(
                    "evolving", new GenericRecordBuilder(older).set("id", "a").build());
            byte[] young = writer.serialize(
                    "evolving",
                    new GenericRecordBuilder(newer)
                            .set("id", "b")
                            .set("note", "n")
                            .build());

            // Then
            assertThat(reader.deserialize("evolving", old, newer)).hasToString("{\"id\": \"a\", \"note\": null}");
            assertThat(reader.deserialize("evolving", young, older)).hasToString("{\"id\": \"b\"}");
        }
    }

    @Test
    void shouldBlameTheRecordWhenTheIdIsUnknown() {
        // Given
        byte[] ofUnknownSchema = {0, 0x00, 0x7f, 0, 0, 2, 'a'};

        // Then
        assertThatThrownBy(() -> AvroSerdes.of(config)
                        .value(AlertEventKey.class)
                        .deserializer()
                        .deserialize("alerts", ofUnknownSchema))
                .isInstanceOf(SerializationException.class);
    }
}
