package dev.headroom.serde;

import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Every schema of the catalogue, and random records of them, generic and of the generated classes. */
final class GeneratedRecords {

    private GeneratedRecords() {}

    static List<Schema> schemas() {
        return TopicCatalogue.all().stream()
                .flatMap(GeneratedRecords::schemasOf)
                .toList();
    }

    private static Stream<Schema> schemasOf(Topic topic) {
        return Stream.of(topic.keySchema(), topic.valueSchema()).flatMap(Stream::ofNullable);
    }

    @SuppressWarnings("unchecked")
    static Class<SpecificRecord> classOf(Schema schema) {
        return (Class<SpecificRecord>) SpecificData.get().getClass(schema);
    }

    /** A record with random values; the same one for the same seed. */
    static SpecificRecord random(Schema schema, long seed) {
        return specific(
                (GenericRecord) new RandomData(schema, 1, seed).iterator().next());
    }

    /** The generic record as one of its generated class. */
    static SpecificRecord specific(GenericRecord record) {
        Schema generated = SpecificData.getForSchema(record.getSchema()).getSchema(classOf(record.getSchema()));
        return (SpecificRecord) copy(record, GenericData.get(), SpecificData.getForSchema(generated), generated);
    }

    /** The same record without its class, as a program that has none of ours sees it. */
    static GenericRecord generic(SpecificRecord record) {
        Schema schema = new Schema.Parser().parse(record.getSchema().toString());
        return (GenericRecord) copy(record, SpecificData.getForSchema(schema), GenericData.get(), schema);
    }

    @SuppressWarnings("unchecked")
    private static Object copy(IndexedRecord record, GenericData from, GenericData to, Schema readAs) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            from.createDatumWriter(record.getSchema()).write(record, encoder);
            encoder.flush();
            DatumReader<Object> reader = to.createDatumReader(record.getSchema(), readAs);
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
