package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import dev.headroom.tables.GpuFleetMinute;
import dev.headroom.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Adds up the final rows of {@code gpu_fleet_minutely}, the latest of each key. */
final class MinuteTable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<ByteBuffer, Totals> rows = new HashMap<>();

    private MinuteTable() {}

    /** What rows say was counted. */
    private record Totals(long records, long samples, long powerWatts, long duplicates, long gaps) {

        Totals plus(Totals other) {
            return new Totals(
                    records + other.records,
                    samples + other.samples,
                    powerWatts + other.powerWatts,
                    duplicates + other.duplicates,
                    gaps + other.gaps);
        }
    }

    /**
     * Waits until the table holds exactly what was sent; how many rows it has then.
     *
     * @throws BenchmarkFailure when it does not within the time
     */
    static int await(Cluster cluster, String topicPrefix, Sent sent, Duration atMost) {
        MinuteTable table = new MinuteTable();
        Totals expected = new Totals(sent.records(), sent.samples(), sent.powerWatts(), 0, 0);
        Deserializer<GpuFleetMinute> deserializer =
                cluster.serdes().value(GpuFleetMinute.class).deserializer();
        long deadline = System.nanoTime() + atMost.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                cluster.read(TopicCatalogue.GPU_FLEET_MINUTELY.name(topicPrefix))) {
            Totals totals = table.totals();
            while (!totals.equals(expected)) {
                if (System.nanoTime() > deadline) {
                    throw new BenchmarkFailure(
                            "the final rows of gpu_fleet_minutely add up to " + totals + ", expected " + expected);
                }
                for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                    table.take(row.key(), deserializer.deserialize(row.topic(), row.value()));
                }
                totals = table.totals();
            }
        }
        return table.rows.size();
    }

    private void take(byte[] key, GpuFleetMinute row) {
        if (row.getFinal$()) {
            rows.put(
                    ByteBuffer.wrap(key),
                    new Totals(
                            row.getRecords(),
                            row.getSamples(),
                            row.getPowerWattsSum(),
                            row.getDuplicates() + row.getHostDuplicates(),
                            row.getGaps()));
        }
    }

    private Totals totals() {
        return rows.values().stream().reduce(new Totals(0, 0, 0, 0, 0), Totals::plus);
    }
}
