package dev.headroom.topology;

import dev.headroom.topics.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be used, on its way to {@code dead_letters}: key and value as received.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
public record DeadLetter(byte @Nullable [] key, byte @Nullable [] value) {

    /** The dead letter of {@code record}, with headers saying where it came from and why it is one. */
    public static Record<Object, Object> of(
            Record<byte[], byte[]> record, RecordMetadata from, String reason, String message) {
        Headers headers = new RecordHeaders(record.headers());
        put(headers, DeadLetterHeaders.TOPIC, from.topic());
        put(headers, DeadLetterHeaders.PARTITION, Integer.toString(from.partition()));
        put(headers, DeadLetterHeaders.OFFSET, Long.toString(from.offset()));
        put(headers, DeadLetterHeaders.REASON, reason);
        put(headers, DeadLetterHeaders.MESSAGE, message);
        return new Record<>("dead letter", new DeadLetter(record.key(), record.value()), record.timestamp(), headers);
    }

    private static void put(Headers headers, String name, String text) {
        headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
