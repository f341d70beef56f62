package dev.headroom.cli.tables;

import dev.headroom.cli.Messages;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that cannot be read.
 *
 * @param topic topic it is in
 * @param partition partition it is in
 * @param offset offset it is at
 * @param reason what is wrong with it
 */
public record Unreadable(String topic, int partition, long offset, String reason) {

    static Unreadable of(ConsumerRecord<byte[], byte[]> record, String reason) {
        return new Unreadable(record.topic(), record.partition(), record.offset(), reason);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "topic " + topic + ", partition " + partition + ", offset " + offset + " cannot be read: "
                + Messages.oneLine(reason);
    }
}
