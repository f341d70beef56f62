package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the committed offsets of an application, which only a committed transaction moves: from the first commit that is seen with a
 * half of the topic behind it, when compilers have done most of their work, to the one that holds the end.
 */
final class Progress {

    /** Of a topic, read before measuring starts: 1 / so many. */
    static final int WARM_UP = 2;

    private static final int LOOK_EVERY_MS = 50;

    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, Long> ends;

    private Progress(Admin admin, String group, Map<TopicPartition, Long> ends) {
        this.admin = admin;
        this.group = group;
        this.ends = ends;
    }

    /**
     * From one commit to the last.
     *
     * @param records ticks included
     * @param cpu CPU time of a record
     */
    record Span(long nanos, long records, Cost.Micros cpu) {

        double recordsASecond() {
            return records / (nanos / 1e9);
        }
    }

    static Progress of(Admin admin, String group, String topic, int partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), p -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
        return new Progress(admin, group, ends);
    }

    /**
     * Waits until all is committed; the cost is of the same span.
     *
     * @throws BenchmarkFailure when it is not within the time
     */
    Span awaitEnd(Cost cost, Duration atMost) throws ExecutionException, InterruptedException {
        long end = ends.values().stream().mapToLong(Long::longValue).sum();
        long deadline = System.nanoTime() + atMost.toNanos();
        long firstNanos = 0;
        long first = 0;
        while (true) {
            long committed = committed();
            long now = System.nanoTime();
            if (first == 0 && committed >= end / WARM_UP) {
                first = committed;
                firstNanos = now;
                cost.restart();
            }
            if (committed >= end) {
                return new Span(now - firstNanos, end - first, cost.each(end - first));
            }
            if (now > deadline) {
                throw new BenchmarkFailure(group + " has read " + committed + " of " + end + " records within "
                        + atMost.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    private long committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.keySet().stream()
                .map(offsets::get)
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }
}
