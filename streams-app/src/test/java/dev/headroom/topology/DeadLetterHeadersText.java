package dev.headroom.topology;

import dev.headroom.topics.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;

/** The headers of a dead letter as text. */
public record DeadLetterHeadersText(String topic, String partition, String offset, String reason, String message) {

    /** Those of a record of {@code dead_letters}. */
    public static DeadLetterHeadersText of(TestRecord<?, ?> letter) {
        return new DeadLetterHeadersText(
                text(letter, DeadLetterHeaders.TOPIC),
                text(letter, DeadLetterHeaders.PARTITION),
                text(letter, DeadLetterHeaders.OFFSET),
                text(letter, DeadLetterHeaders.REASON),
                text(letter, DeadLetterHeaders.MESSAGE));
    }

    private static String text(TestRecord<?, ?> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
