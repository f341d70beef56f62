package dev.headroom.benchmarks;

import dev.headroom.tables.SpendDaily;
import dev.headroom.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads {@code spend_daily}: the latest row of each cell. */
final class SpendTable {

    private static final Duration POLL = Duration.ofMillis(200);

    private SpendTable() {}

    /**
     * Waits until the table holds exactly so many rows in so many cells; returns when that was seen, by {@link System#nanoTime}.
     *
     * @throws BenchmarkFailure when it does not within the time
     */
    static long await(Cluster cluster, long rows, int cells, Duration atMost) {
        Deserializer<SpendDaily> deserializer =
                cluster.serdes().value(SpendDaily.class).deserializer();
        Map<ByteBuffer, Long> rowsByCell = new HashMap<>();
        long deadline = System.nanoTime() + atMost.toNanos();
        long sum = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.read(TopicCatalogue.SPEND_DAILY.name())) {
            while (sum != rows || rowsByCell.size() != cells) {
                if (System.nanoTime() > deadline) {
                    throw new BenchmarkFailure("spend_daily has " + sum + " rows in " + rowsByCell.size()
                            + " cells, expected " + rows + " in " + cells);
                }
                for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                    ByteBuffer key = ByteBuffer.wrap(row.key());
                    Long former = row.value() == null
                            ? rowsByCell.remove(key)
                            : rowsByCell.put(
                                    key,
                                    deserializer
                                            .deserialize(row.topic(), row.value())
                                            .getRowCount());
                    sum -= former == null ? 0 : former;
                    sum += rowsByCell.getOrDefault(key, 0L);
                }
            }
        }
        return System.nanoTime();
    }
}
