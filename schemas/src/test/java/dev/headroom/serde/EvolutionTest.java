package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.CommitmentPortfolio;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A release before and a release after read each other's records, on topics and in state. */
class EvolutionTest {

    private static final String SCOPE = "evolution";
    private static final Map<String, String> CONFIG = Map.of("schema.registry.url", "mock://" + SCOPE);
    private static final AvroSerdes SERDES = AvroSerdes.of(CONFIG);
    private static final Schema NOW = AlertEvent.getClassSchema();
    private static final Schema OLDER = changed(field -> !field.name().equals("period_id"), List.of());
    private static final Schema NEWER = changed(field -> true, List.of(nullableText("assignee")));

    @AfterAll
    static void forget() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void shouldReadTheDefaultWhenTheWriterIsOlder() {
        // Given
        AlertEvent alert = alert(5);
        byte[] bytes = writeAs(OLDER, alert);

        // When
        AlertEvent read = SERDES.value(AlertEvent.class).deserializer().deserialize("alerts", bytes);

        // Then
        assertThat(read)
                .isEqualTo(AlertEvent.newBuilder(alert).setPeriodId(null).build());
    }

    @Test
    void shouldIgnoreTheColumnWhenTheWriterIsNewer() {
        // Given
        AlertEvent alert = alert(6);

        // When
        byte[] bytes = writeAs(NEWER, alert);

        // Then
        assertThat(SERDES.value(AlertEvent.class).deserializer().deserialize("alerts", bytes))
                .isEqualTo(alert);
    }

    @Test
    void shouldBeReadByOlderAndNewerReaders() {
        // Given
        AlertEvent alert = alert(7);
        byte[] bytes = SERDES.value(AlertEvent.class).serializer().serialize("alerts", alert);

        // When
        GenericRecord older = readAs(OLDER, bytes);
        GenericRecord newer = readAs(NEWER, bytes);

        // Then
        assertThat(older.get("summary")).hasToString(alert.getSummary());
        assertThat(older.hasField("period_id")).isFalse();
        assertThat(newer.get("summary")).hasToString(alert.getSummary());
        assertThat(newer.get("assignee")).isNull();
    }

    @Test
    void shouldReadStateOfAFormerSchema() {
        // Given
        AlertEvent alert = alert(8);
        byte[] former = stateAs(OLDER, alert);

        // When
        Serde<AlertEvent> serde = InternalAvroSerde.of(NOW, OLDER);

        // Then
        assertThat(serde.deserializer().deserialize("store", former))
                .isEqualTo(AlertEvent.newBuilder(alert).setPeriodId(null).build());
        assertThat(serde.deserializer().deserialize("store", serde.serializer().serialize("store", alert)))
                .isEqualTo(alert);
    }

    @Test
    void shouldRefuseStateOfAnUnknownSchema() {
        // Given
        byte[] former = stateAs(OLDER, alert(9));
        Serde<AlertEvent> serde = InternalAvroSerde.of(NOW);
        Serde<CommitmentPortfolio> other = InternalAvroSerde.of(CommitmentPortfolio.getClassSchema());

        // Then
        for (Serde<?> reader : List.of(serde, other)) {
            assertThatThrownBy(() -> reader.deserializer().deserialize("store", former))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("store");
        }
        assertThatThrownBy(() -> serde.deserializer().deserialize("store", new byte[] {1}))
                .isInstanceOf(SerializationException.class);
    }

    private static AlertEvent alert(long seed) {
        return (AlertEvent) GeneratedRecords.random(NOW, seed);
    }

    private static byte[] writeAs(Schema schema, SpecificRecord record) {
        try (KafkaAvroSerializer writer = new KafkaAvroSerializer()) {
            writer.configure(CONFIG, false);
            return writer.serialize("alerts", project(record, schema));
        }
    }

    private static GenericRecord readAs(Schema schema, byte[] bytes) {
        try (KafkaAvroDeserializer reader = new KafkaAvroDeserializer()) {
            reader.configure(CONFIG, false);
            return (GenericRecord) reader.deserialize("alerts", bytes, schema);
        }
    }

    /** The columns of {@code schema} that the record has; the others at their default. */
    private static GenericRecord project(SpecificRecord record, Schema schema) {
        GenericRecord whole = GeneratedRecords.generic(record);
        GenericRecordBuilder some = new GenericRecordBuilder(schema);
        schema.getFields().stream()
                .filter(field -> whole.hasField(field.name()))
                .forEach(field -> some.set(field.name(), whole.get(field.name())));
        return some.build();
    }

    /** State as a release wrote it whose generated class had {@code schema}. */
    private static byte[] stateAs(Schema schema, SpecificRecord record) {
        try {
            return new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema)
                    .encode(project(record, schema))
                    .array();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Schema.Field nullableText(String name) {
        Schema type = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        return new Schema.Field(name, type, "Added later.", JsonProperties.NULL_VALUE);
    }

    private static Schema changed(Predicate<Schema.Field> kept, List<Schema.Field> added) {
        List<Schema.Field> fields = new ArrayList<>();
        NOW.getFields().stream().filter(kept).forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.addAll(added);
        return Schema.createRecord(NOW.getName(), NOW.getDoc(), NOW.getNamespace(), false, fields);
    }
}
