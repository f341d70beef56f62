package dev.headroom.acceptance.failover;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a partition from its beginning to where it ends now, a stretch at a time; stretches end with a tick. */
final class PartitionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();

    PartitionReader(Map<String, String> client, TopicPartition partition) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        this.partition = partition;
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
    }

    /** The next record, which stays the next; null at the end. */
    @Nullable
    ConsumerRecord<byte[], byte[]> peek() {
        while (read.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(read::add);
        }
        return read.peek();
    }

    /** The next record. */
    ConsumerRecord<byte[], byte[]> next() {
        peek();
        return read.remove();
    }

    /** Ticks alone have no key here. */
    static boolean isTick(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
