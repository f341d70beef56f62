package dev.headroom.cli.tables;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one topic; what cannot be read is told to the visitor.
 *
 * @param keys null where keys have no schema
 */
record Codec(@Nullable Deserializer<GenericRecord> keys, Deserializer<GenericRecord> values) {

    static Codec of(AvroSerdes serdes, Topic topic) {
        Schema key = topic.keySchema();
        return new Codec(
                key == null ? null : serdes.generic(key, true), serdes.generic(TableReader.schemaOf(topic), false));
    }

    /** The key of a record; null where it has none that can be read. */
    @Nullable
    GenericRecord readKey(ConsumerRecord<byte[], byte[]> record, RowVisitor visitor) {
        if (record.key() == null || keys == null) {
            visitor.unreadable(Unreadable.of(record, "it has no key"));
            return null;
        }
        try {
            return keys.deserialize(record.topic(), record.key());
        } catch (SerializationException verdict) {
            visitor.unreadable(Unreadable.of(record, "its key: " + reason(verdict)));
            return null;
        }
    }

    /** Gives the value of a record to the visitor. */
    void visit(@Nullable GenericRecord key, ConsumerRecord<byte[], byte[]> record, RowVisitor visitor) {
        if (record.value() == null) {
            visitor.unreadable(Unreadable.of(record, "it is empty"));
            return;
        }
        GenericRecord value;
        try {
            value = values.deserialize(record.topic(), record.value());
        } catch (SerializationException verdict) {
            visitor.unreadable(Unreadable.of(record, reason(verdict)));
            return;
        }
        visitor.row(new TableRow(key, value));
    }

    private static String reason(SerializationException verdict) {
        Throwable cause = verdict.getCause();
        return verdict.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
    }
}
