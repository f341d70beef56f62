package dev.headroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.GpuReport;
import dev.headroom.serde.AvroSerdes;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

    private static final String TOPIC = "gpu_utilization";

    private final AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
    private final SchemaRegistryClient registry = serdes.registry();
    private final ReportReader reader = new ReportReader(registry);
    private final Report report = new Report();

    @Test
    void shouldReadWhatOurSerializerWrites() throws MalformedReportException {
        // Given
        GpuReport sample = Reports.sample(7);
        byte[] value = serdes.value(GpuReport.class).serializer().serialize(TOPIC, sample);

        // When
        reader.read(TOPIC, value, report);
        reader.read(TOPIC, value, report);

        // Then
        assertThat(Reports.copyOf(report)).isEqualTo(sample);
    }

    @Test
    void shouldResolveARecordOfAnotherVersionOfTheSchema() throws Exception {
        // Given: a writer that does not know of host types yet, and knows something we do not
        Schema ours = GpuReport.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>(ours.getFields().stream()
                .filter(field -> !field.name().equals("host_type"))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field("mood", Schema.create(Schema.Type.STRING), "d", ""));
        Schema other = Schema.createRecord(ours.getName(), ours.getDoc(), ours.getNamespace(), false, fields);
        GenericRecord record = new GenericData.Record(other);
        GpuReport sample = Reports.sample(8);
        fields.stream()
                .filter(field -> !field.name().equals("mood"))
                .forEach(field -> record.put(
                        field.name(),
                        field.name().equals("interval_start")
                                ? sample.getIntervalStart().toEpochMilli()
                                : field.name().equals("kind")
                                        ? new GenericData.EnumSymbol(field.schema(), "SAMPLE")
                                        : sample.get(field.name())));
        record.put("mood", "good");
        int id = registry.register(TOPIC + "-value", new AvroSchema(other));

        // When
        reader.read(TOPIC, Reports.wire(id, encoded(record)), report);

        // Then
        sample.setHostType("");
        assertThat(Reports.copyOf(report)).isEqualTo(sample);
    }

    @Test
    void shouldSayWhatIsWrongWithAValue() {
        assertRefused(null, "the value is empty or too short");
        assertRefused(new byte[] {0, 0, 0, 1}, "the value is empty or too short");
        assertRefused(new byte[] {9, 0, 0, 0, 1, 7}, "the value does not begin with the magic byte 0");
        assertRefused(Reports.wire(4_711, Reports.utf8("?")), "schema 4711 is not known");
    }

    private void assertRefused(byte @Nullable [] value, String message) {
        assertThatThrownBy(() -> reader.read(TOPIC, value, report))
                .isInstanceOf(MalformedReportException.class)
                .hasMessageStartingWith(message);
    }

    private static byte[] encoded(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        return bytes.toByteArray();
    }
}
