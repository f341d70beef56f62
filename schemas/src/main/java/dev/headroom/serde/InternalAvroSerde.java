package dev.headroom.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes for state stores and internal topics: Avro's single-object encoding (Avro 1.12 specification, "Single-object encoding"),
 * which names its schema by fingerprint and needs no registry. State written by an older release is read as long as its schema is
 * given as a former one.
 */
public final class InternalAvroSerde {

    private InternalAvroSerde() {}

    /**
     * A serde for {@code schema} that also reads what was written with {@code formerSchemas}.
     *
     * <p>Reading throws {@link SerializationException} for bytes of any other schema.
     */
    public static <T extends SpecificRecord> Serde<T> of(Schema schema, Schema... formerSchemas) {
        SpecificData model = SpecificData.getForSchema(schema);
        // The generated classes read and write themselves, faster than any reader that is made from the schema.
        model.setCustomCoders(true);
        model.setFastReaderEnabled(false);
        BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(model, schema);
        BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(model, schema);
        for (Schema former : formerSchemas) {
            decoder.addSchema(former);
        }
        return Serdes.serdeFrom(
                (topic, record) -> record == null ? null : encode(encoder, record),
                (topic, bytes) -> bytes == null ? null : decode(decoder, topic, bytes));
    }

    private static <T> byte[] encode(BinaryMessageEncoder<T> encoder, T record) {
        try {
            ByteBuffer buffer = encoder.encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T decode(BinaryMessageDecoder<T> decoder, String topic, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | RuntimeException failed) {
            throw new SerializationException("internal record of " + topic + " cannot be read", failed);
        }
    }
}
