package dev.headroom.producers.focus;

import dev.headroom.producers.Fault;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.csv.FlatRecord;
import dev.headroom.topics.DeadLetterHeaders;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes bad rows to {@code dead_letters}: key the scope, value the row as CSV text, headers as {@link DeadLetterHeaders} says. */
final class DeadLetters {

    /** The word for machines in {@link DeadLetterHeaders#REASON}. */
    static final String BAD_ROW = "BAD_ROW";

    private final Outlet outlet;
    private final String topic;
    private final byte[] key;

    DeadLetters(Outlet outlet, String scope) {
        this.outlet = outlet;
        this.topic = outlet.nameOf(TopicCatalogue.DEAD_LETTERS);
        this.key = bytes(scope);
    }

    void write(FlatRecord row, Fault fault) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, bytes(row.toCsv()));
        header(record, DeadLetterHeaders.MESSAGE, fault.toString());
        header(record, DeadLetterHeaders.REASON, BAD_ROW);
        header(record, DeadLetterHeaders.FILE, fault.file());
        header(record, DeadLetterHeaders.LINE, Long.toString(fault.line()));
        header(record, DeadLetterHeaders.COLUMN, fault.place());
        outlet.send(record);
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, @Nullable String text) {
        if (text != null) {
            record.headers().add(name, bytes(text));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
