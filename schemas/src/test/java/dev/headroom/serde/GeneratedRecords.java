package dev.headroom.serde;

import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Every schema of the catalogue, and random records of them. */
final class GeneratedRecords {

    private GeneratedRecords() {}

    static List<Schema> schemas() {
        return TopicCatalogue.all().stream().flatMap(GeneratedRecords::schemasOf).toList();
    }

    private static Stream<Schema> schemasOf(Topic topic) {
        return Stream.of(topic.keySchema(), topic.valueSchema()).flatMap(Stream::ofNullable);
    }

    @SuppressWarnings("unchecked")
    static Class<SpecificRecord> classOf(Schema schema) {
        return (Class<SpecificRecord>) SpecificData.get().getClass(schema);
    }

    /** A record of the generated class with random values; the same one for the same seed. */
    static SpecificRecord random(Schema schema, long seed) {
        Object generic = new RandomData(schema, 1, seed).iterator().next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(generic, encoder);
            encoder.flush();
            SpecificData model = SpecificData.getForClass(classOf(schema));
            return new SpecificDatumReader<SpecificRecord>(schema, schema, model)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
