package dev.headroom.serde;

import dev.headroom.events.SpendDelivery;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes large records byte for byte as Confluent's serializer does, in a fraction of the time: that one takes a lock for every
 * number and every text, because it writes without a buffer.
 *
 * <p>The first record of each topic is Confluent's own. It decides the schema id by whatever was configured; later records are written
 * with the schema of that id.
 */
final class BulkSerializer<T extends SpecificRecord> implements Serializer<T> {

    /** Every record begins with the magic byte 0 and the schema id. */
    private static final int HEADER_BYTES = 5;

    private static final int ID_POSITION = 1;
    private static final EncoderFactory ENCODERS = new EncoderFactory().configureBufferSize(16 * 1024);

    private final Class<T> type;
    private final Serializer<T> confluent;
    private final SchemaRegistryClient registry;
    private final Map<String, Format<T>> formats = new ConcurrentHashMap<>();

    BulkSerializer(Class<T> type, Serializer<T> confluent, SchemaRegistryClient registry) {
        this.type = type;
        this.confluent = confluent;
        this.registry = registry;
    }

    private record Format<T>(int id, DatumWriter<T> writer) {}

    @Override
    public byte[] serialize(String topic, T record) {
        Format<T> known = formats.get(topic);
        if (known != null) {
            return write(known, record);
        }
        byte[] first = confluent.serialize(topic, record);
        formats.put(topic, formatOf(first));
        return first;
    }

    private Format<T> formatOf(byte[] record) {
        int id = ByteBuffer.wrap(record).getInt(ID_POSITION);
        try {
            return new Format<>(id, writerOf(((AvroSchema) registry.getSchemaById(id)).rawSchema()));
        } catch (IOException | RestClientException failed) {
            throw new SerializationException("the schema registry does not give schema " + id + " back", failed);
        }
    }

    @SuppressWarnings("unchecked") // T is the type.
    private DatumWriter<T> writerOf(Schema schema) {
        return type == SpendDelivery.class && SpendDeliveryWriter.writes(schema)
                ? (DatumWriter<T>) new SpendDeliveryWriter()
                : new SpecificDatumWriter<>(schema);
    }

    private byte[] write(Format<T> format, T record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        out.writeBytes(ByteBuffer.allocate(HEADER_BYTES)
                .putInt(ID_POSITION, format.id())
                .array());
        BinaryEncoder encoder = ENCODERS.binaryEncoder(out, null);
        try {
            format.writer().write(record, encoder);
            encoder.flush();
        } catch (IOException failed) {
            throw new SerializationException(failed);
        }
        return out.toByteArray();
    }
}
