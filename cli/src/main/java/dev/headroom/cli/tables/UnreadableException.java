package dev.headroom.cli.tables;

import org.apache.kafka.common.KafkaException;

/** Reading stopped at a record that cannot be read. */
final class UnreadableException extends KafkaException {

    private static final long serialVersionUID = 1L;

    UnreadableException(Unreadable record) {
        super(record.toString());
    }
}
