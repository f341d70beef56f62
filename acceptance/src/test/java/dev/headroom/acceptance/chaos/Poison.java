package dev.headroom.acceptance.chaos;

import dev.headroom.topics.Topic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be read, made out of one that can.
 *
 * @param message what its dead letter says, in part
 */
@SuppressWarnings("ArrayRecordComponent") // only sent and looked at
public record Poison(String name, byte @Nullable [] value, String message) {

    private static final int WIRE_HEADER = 5;
    private static final int UNKNOWN_ID = 4_711;

    /** Every kind there is, but for a missing value: in a table that is none. */
    public static List<Poison> kinds(byte[] good) {
        return List.of(
                new Poison("empty", new byte[0], "empty"),
                new Poison("magic byte", with(good, 0, 1), "magic byte"),
                unknownId(good, UNKNOWN_ID),
                new Poison("header alone", Arrays.copyOf(good, WIRE_HEADER - 2), ""),
                new Poison("truncated", Arrays.copyOf(good, good.length / 2), ""));
    }

    static Poison unknownId(byte[] good, int id) {
        byte[] bytes = good.clone();
        ByteBuffer.wrap(bytes).putInt(1, id);
        return new Poison("unknown id", bytes, "no schema with id " + id);
    }

    /** Sends it; where it landed. */
    RecordMetadata send(Map<String, String> client, Topic topic, byte @Nullable [] key)
            throws ExecutionException, InterruptedException {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(Map.copyOf(client), new ByteArraySerializer(), new ByteArraySerializer())) {
            return Objects.requireNonNull(producer.send(new ProducerRecord<>(topic.name(), key, value))
                    .get());
        }
    }

    private static byte[] with(byte[] good, int position, int value) {
        byte[] bytes = good.clone();
        bytes[position] = (byte) value;
        return bytes;
    }
}
