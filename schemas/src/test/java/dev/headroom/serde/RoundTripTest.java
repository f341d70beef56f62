package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

class RoundTripTest {

    private static final String SCOPE = "round-trip";
    private static final AvroSerdes SERDES = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + SCOPE));
    private static final List<Schema> SCHEMAS = GeneratedRecords.schemas();

    @AfterContainer
    static void forget() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Provide
    Arbitrary<Schema> schemas() {
        return Arbitraries.of(SCHEMAS);
    }

    @Property(tries = 400)
    void shouldReadWhatItWroteWhenOthersReadTheTopicToo(@ForAll("schemas") Schema schema, @ForAll long seed) {
        // Given
        SpecificRecord record = GeneratedRecords.random(schema, seed);
        Class<SpecificRecord> type = GeneratedRecords.classOf(schema);

        // Then
        assertRoundTrip(SERDES.value(type), schema.getName(), record);
        assertRoundTrip(SERDES.key(type), schema.getName(), record);
    }

    @Property(tries = 400)
    void shouldWriteTheSameBytesInBulk(@ForAll("schemas") Schema schema, @ForAll long seed) {
        // Given
        Class<SpecificRecord> type = GeneratedRecords.classOf(schema);
        Serializer<SpecificRecord> one = SERDES.value(type).serializer();
        Serializer<SpecificRecord> bulk = SERDES.valueWriter(type);

        for (long each = seed; each < seed + 3; each++) {
            // When
            SpecificRecord record = GeneratedRecords.random(schema, each);

            // Then
            assertThat(bulk.serialize(schema.getName(), record)).isEqualTo(one.serialize(schema.getName(), record));
        }
    }

    @Property(tries = 400)
    void shouldReadWhatItWroteWhenTheTopicIsInternal(@ForAll("schemas") Schema schema, @ForAll long seed) {
        // Given
        SpecificRecord record = GeneratedRecords.random(schema, seed);

        // Then
        assertRoundTrip(InternalAvroSerde.of(schema), schema.getName(), record);
    }

    private static void assertRoundTrip(Serde<SpecificRecord> serde, String topic, SpecificRecord record) {
        byte[] bytes = serde.serializer().serialize(topic, record);
        SpecificRecord read = serde.deserializer().deserialize(topic, bytes);
        assertThat(read).isEqualTo(record).hasSameClassAs(record);
        // Maps have no order, so the bytes may differ, but not what they say.
        byte[] again = serde.serializer().serialize(topic, read);
        assertThat(again).hasSameSizeAs(bytes);
        if (!record.getSchema().toString().contains("\"type\":\"map\"")) {
            assertThat(again).isEqualTo(bytes);
        }
        assertThat(serde.deserializer().deserialize(topic, again)).isEqualTo(record);
    }
}
