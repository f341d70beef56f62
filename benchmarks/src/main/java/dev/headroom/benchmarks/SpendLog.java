package dev.headroom.benchmarks;

import dev.headroom.events.DeliveryKind;
import dev.headroom.events.SpendDelivery;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads {@code cloud_spend} as a plain consumer does, one thread: nothing that reads this topic can be faster. */
final class SpendLog {

    private static final Duration POLL = Duration.ofMillis(200);

    private SpendLog() {}

    /**
     * One reading of the whole topic.
     *
     * @param nanos from the first poll to the last record
     * @param bytes of the values
     * @param rows charge rows; 0 where nothing was decoded
     * @param lastRowsAt when the last rows were handed to the producer, epoch milliseconds
     * @param endAt when the end of the artifact was, after all rows were acknowledged
     */
    record Reading(long nanos, long bytes, long rows, long lastRowsAt, long endAt) {}

    static Reading read(Cluster cluster, boolean decode) {
        Deserializer<SpendDelivery> deserializer =
                cluster.serdes().value(SpendDelivery.class).deserializer();
        long bytes = 0;
        long rows = 0;
        long lastRowsAt = 0;
        long endAt = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.read(TopicCatalogue.CLOUD_SPEND.name())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            long started = System.nanoTime();
            while (!Cluster.isAtEnd(consumer, ends)) {
                ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : some) {
                    bytes += record.value().length;
                    if (decode) {
                        SpendDelivery delivery = deserializer.deserialize(record.topic(), record.value());
                        rows += delivery.getRows().size();
                        if (delivery.getKind() == DeliveryKind.ROWS) {
                            lastRowsAt = Math.max(lastRowsAt, record.timestamp());
                        } else if (delivery.getKind() == DeliveryKind.ARTIFACT_END) {
                            endAt = Math.max(endAt, record.timestamp());
                        }
                    }
                }
            }
            return new Reading(System.nanoTime() - started, bytes, rows, lastRowsAt, endAt);
        }
    }
}
