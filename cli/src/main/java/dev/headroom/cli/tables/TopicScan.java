package dev.headroom.cli.tables;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Messages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over what a topic holds now: every committed record from the beginning to the ends the partitions have at the start.
 * Records of a partition come in order; nothing is kept.
 */
final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long MOST_IDLE_NANOS = Duration.ofSeconds(20).toNanos();
    private static final int API_TIMEOUT_MS = 15_000;

    private final Map<String, Object> config;

    TopicScan(Map<String, ?> clientConfig) {
        config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
    }

    /**
     * Gives every record of a topic to {@code visitor}.
     *
     * @throws CommandFailure when there is no such topic or it cannot be read to its end
     */
    void run(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = assignAll(consumer, topic);
            read(consumer, topic, ends, visitor);
        } catch (UnreadableException verdict) {
            throw verdict;
        } catch (KafkaException failed) {
            throw new CommandFailure("cannot read topic " + topic + ": " + Messages.ofRoot(failed), failed);
        }
    }

    private static Map<TopicPartition, Long> assignAll(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        @Nullable List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new CommandFailure("there is no topic " + topic + "; create the topics with: headroom topics apply");
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            String topic,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        long progressNanos = System.nanoTime();
        long missing = missing(consumer, ends);
        while (missing > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                // What was committed since the start is left for the next scan.
                if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                    visitor.accept(record);
                }
            }
            long stillMissing = missing(consumer, ends);
            if (stillMissing < missing) {
                progressNanos = System.nanoTime();
            } else if (System.nanoTime() - progressNanos > MOST_IDLE_NANOS) {
                throw new CommandFailure("cannot read topic " + topic + " to its end: no records for 20 s");
            }
            missing = stillMissing;
        }
    }

    /** Offsets to go; transaction markers and what compaction removed count until the position has passed them. */
    private static long missing(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
