package dev.headroom.benchmarks;

import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.topics.TopicCatalogue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads {@code commitment_consumption} all the time and remembers when the latest row came. */
final class BalanceWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<CommitmentConsumption> deserializer;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Thread thread = new Thread(this::read, "balance-watch");

    private @Nullable Seen latest;

    private BalanceWatch(Cluster cluster) {
        String topic = TopicCatalogue.COMMITMENT_CONSUMPTION.name();
        this.consumer = cluster.read(topic);
        this.deserializer = cluster.serdes().value(CommitmentConsumption.class).deserializer();
    }

    static BalanceWatch start(Cluster cluster) {
        BalanceWatch watch = new BalanceWatch(cluster);
        watch.thread.start();
        return watch;
    }

    /** A row and when it was read, by both clocks. */
    record Seen(long consumedMicros, long rowCount, long nanos, long epochMillis) {}

    /**
     * Waits until the balance is exactly {@code consumed}, rounded as it is published.
     *
     * @throws BenchmarkFailure when it is not within the time
     */
    Seen await(BigDecimal consumed, Duration atMost) throws InterruptedException {
        long wanted =
                consumed.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (latest == null || latest.consumedMicros() != wanted) {
                if (left <= 0) {
                    throw new BenchmarkFailure("consumed_micros is not " + wanted + " within " + atMost.toSeconds()
                            + " s; the latest row: " + latest);
                }
                left = arrived.awaitNanos(left);
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        try {
            while (!closed.get()) {
                for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                    if (row.value() != null) {
                        take(deserializer.deserialize(row.topic(), row.value()));
                    }
                }
            }
        } catch (WakeupException asked) {
            // The end.
        } finally {
            consumer.close();
        }
    }

    private void take(CommitmentConsumption row) {
        lock.lock();
        try {
            latest =
                    new Seen(row.getConsumedMicros(), row.getRowCount(), System.nanoTime(), System.currentTimeMillis());
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed.set(true);
        consumer.wakeup();
    }
}
