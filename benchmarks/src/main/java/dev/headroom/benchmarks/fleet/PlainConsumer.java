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

    /**
     * One reading of the whole topic.
     *
     * @param records of telemetry
     * @param samples of GPUs in them
     * @param measured records, ticks included, from when half was read to the end, as the topology is measured
     * @param nanos that took
     */
    record Reading(long records, long samples, long measured, long nanos) {

        double recordsASecond() {
            return measured / (nanos / 1e9);
        }

        /** Of both halves, read at the same time. */
        Reading plus(Reading other) {
            return new Reading(
                    records + other.records,
                    samples + other.samples,
                    measured + other.measured,
                    Math.max(nanos, other.nanos));
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
            Reading all = new Reading(0, 0, 0, 0);
            for (Future<Reading> half : threads.invokeAll(halves)) {
                all = all.plus(half.get());
            }
            return all;
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
            long end = ends.values().stream().mapToLong(Long::longValue).sum();
            long read = 0;
            long first = 0;
            long firstNanos = 0;
            while (!Cluster.isAtEnd(consumer, ends)) {
                if (first == 0 && read >= end / Progress.WARM_UP) {
                    first = read;
                    firstNanos = System.nanoTime();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read++;
                    reader.read(topic, record.value(), report);
                    if (report.kind() == Report.Kind.SAMPLE) {
                        records++;
                        samples += report.gpus();
                    }
                }
            }
            return new Reading(records, samples, read - first, System.nanoTime() - firstNanos);
        }
    }
}
