package dev.headroom.cli.tables;

import dev.headroom.topics.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What the headers of a dead letter say, as a row; absent headers are null. */
final class DeadLetterRow {

    /** The columns of such a row. */
    static final Schema SCHEMA = SchemaBuilder.record("DeadLetter")
            .namespace("dev.headroom.cli.tables")
            .fields()
            .optionalString("topic")
            .optionalInt("partition")
            .optionalLong("offset")
            .optionalString("reason")
            .optionalString("message")
            .optionalString("file")
            .optionalLong("line")
            .optionalString("column")
            .endRecord();

    private DeadLetterRow() {}

    static GenericRecord of(ConsumerRecord<byte[], byte[]> letter) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("topic", text(letter, DeadLetterHeaders.TOPIC));
        Long partition = number(letter, DeadLetterHeaders.PARTITION);
        row.put("partition", partition == null ? null : partition.intValue());
        row.put("offset", number(letter, DeadLetterHeaders.OFFSET));
        row.put("reason", text(letter, DeadLetterHeaders.REASON));
        row.put("message", text(letter, DeadLetterHeaders.MESSAGE));
        row.put("file", text(letter, DeadLetterHeaders.FILE));
        row.put("line", number(letter, DeadLetterHeaders.LINE));
        row.put("column", text(letter, DeadLetterHeaders.COLUMN));
        return row;
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Null, too, for what is no number: another writer's header should not stop the list. */
    private static @Nullable Long number(ConsumerRecord<byte[], byte[]> letter, String name) {
        String digits = text(letter, name);
        try {
            return digits == null ? null : Long.valueOf(digits);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
