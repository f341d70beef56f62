package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import dev.headroom.telemetry.MalformedReportException;
import dev.headroom.telemetry.Report;
import dev.headroom.telemetry.ReportReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The limit: two threads that read telemetry with the product's decoder, each half of the partitions, and do nothing with it. What
 * also counts, stores and publishes cannot be faster.
 */
final class PlainConsumer {

    private static final int THREADS = 2;
    private static final Duration POLL = Duration.ofMillis(200);

    private PlainConsumer() {}

    /** One reading of the whole topic: from the first poll to the last record, and what was in it. */
    record Reading(long nanos, long records, long samples) {

        double recordsASecond() {
            return records / (nanos / 1e9);
        }
    }

    static Reading read(Cluster cluster, String topic) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Reading>> halves = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int half = thread;
                halves.add(() -> readHalf(cluster, topic, half));
            }
            long nanos = 0;
            long records = 0;
            long samples = 0;
            for (Future<Reading> future : threads.invokeAll(halves)) {
                Reading half = future.get();
                nanos = Math.max(nanos, half.nanos());
                records += half.records();
                samples += half.samples();
            }
            return new Reading(nanos, records, samples);
        } catch (ExecutionException failed) {
            throw new BenchmarkFailure(topic + " cannot be read: " + failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Reading readHalf(Cluster cluster, String topic, int half) throws MalformedReportException {
        ReportReader reader = new ReportReader(cluster.serdes().registry());
        Report report = new Report();
        long records = 0;
        long samples = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.read(topic)) {
            List<TopicPartition> own = consumer.assignment().stream()
                    .filter(partition -> partition.partition() % THREADS == half)
                    .toList();
            consumer.assign(own);
            consumer.seekToBeginning(own);
            Map<TopicPartition, Long> ends = consumer.endOffsets(own);
            long started = System.nanoTime();
            while (!Cluster.isAtEnd(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    reader.read(topic, record.value(), report);
                    if (report.kind() == Report.Kind.SAMPLE) {
                        records++;
                        samples += report.gpus();
                    }
                }
            }
            return new Reading(System.nanoTime() - started, records, samples);
        }
    }
}
