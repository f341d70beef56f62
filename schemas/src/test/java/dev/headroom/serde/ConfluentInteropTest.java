package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records pass between our serdes and Confluent's serializers as anyone else configures them. */
class ConfluentInteropTest {

    private static final String SCOPE = "confluent-interop";
    private static final Map<String, String> CONFIG = Map.of("schema.registry.url", "mock://" + SCOPE);
    private static final AvroSerdes SERDES = AvroSerdes.of(CONFIG);

    static List<Schema> schemas() {
        return GeneratedRecords.schemas();
    }

    @AfterAll
    static void forget() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBeReadByConfluentsDeserializer(Schema schema) {
        // Given
        SpecificRecord record = GeneratedRecords.random(schema, 1);
        byte[] bytes = serde(schema).serializer().serialize(schema.getName(), record);

        // When
        try (KafkaAvroDeserializer confluent = new KafkaAvroDeserializer()) {
            confluent.configure(CONFIG, false);
            GenericRecord read = (GenericRecord) confluent.deserialize(schema.getName(), bytes);

            // Then
            assertThat(GeneratedRecords.specific(read)).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldReadWhatConfluentsSerializerWrote(Schema schema) {
        // Given
        SpecificRecord record = GeneratedRecords.random(schema, 2);
        try (KafkaAvroSerializer confluent = new KafkaAvroSerializer()) {
            confluent.configure(CONFIG, false);

            // When
            byte[] bytes = confluent.serialize(schema.getName() + "-plain", GeneratedRecords.generic(record));

            // Then
            assertThat(serde(schema).deserializer().deserialize(schema.getName() + "-plain", bytes))
                    .isEqualTo(record);
        }
    }

    @Test
    void shouldRegisterTheSchemaWithoutJavaProperties() throws Exception {
        // Given
        Schema schema = GeneratedRecords.schemas().get(0);
        serde(schema).serializer().serialize("plain-schema", GeneratedRecords.random(schema, 3));

        // Then
        assertThat(SERDES.registry()
                        .getLatestSchemaMetadata("plain-schema-value")
                        .getSchema())
                .contains(schema.getName())
                .doesNotContain("avro.java.string");
    }

    @Test
    void shouldRefuseWhenTheBytesAreNoRecord() {
        // Given
        Schema schema = GeneratedRecords.schemas().get(1);
        Serde<SpecificRecord> serde = serde(schema);
        byte[] good = serde.serializer().serialize("poison", GeneratedRecords.random(schema, 4));
        byte[] wrongMagic = good.clone();
        wrongMagic[0] = 7;
        byte[] unknownId = good.clone();
        unknownId[1] = 0x7f;
        byte[] truncated = Arrays.copyOf(good, good.length / 2);

        // Then
        for (byte[] poison : List.of(wrongMagic, unknownId, truncated, new byte[0], new byte[] {0, 0})) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("poison", poison))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void shouldRefuseARecordOfAnotherSchema() {
        // Given
        Schema schema = GeneratedRecords.schemas().get(1);
        Schema other = Schema.createRecord("Other", null, "elsewhere", false, List.of());
        byte[] bytes;
        try (KafkaAvroSerializer confluent = new KafkaAvroSerializer()) {
            confluent.configure(CONFIG, false);
            bytes = confluent.serialize("other", new GenericRecordBuilder(other).build());
        }

        // Then
        assertThatThrownBy(() -> serde(schema).deserializer().deserialize("other", bytes))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldPassNullThrough() {
        // Given
        Serde<SpecificRecord> serde = serde(GeneratedRecords.schemas().get(0));

        // Then
        assertThat(serde.serializer().serialize("null", null)).isNull();
        assertThat(serde.deserializer().deserialize("null", null)).isNull();
    }

    @Test
    void shouldNameTheMissingKeyWhenThereIsNoRegistry() {
        assertThatThrownBy(() -> AvroSerdes.of(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema.registry.url is not set");
    }

    private static Serde<SpecificRecord> serde(Schema schema) {
        return SERDES.value(GeneratedRecords.classOf(schema));
    }
}
