package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import dev.headroom.benchmarks.Delays;
import dev.headroom.tables.GpuFleetMinuteKey;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads {@code gpu_fleet_minutely} all the time and remembers when the first row of each probe came; the clusters of probes are
 * numbered.
 */
final class ProbeWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String NAME = "probe-";
    private static final long UNSEEN = 0;
    private static final int LOOK_EVERY_MS = 10;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<GpuFleetMinuteKey> deserializer;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Long> sentNanos = new CopyOnWriteArrayList<>();
    private final List<Long> seenNanos = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::read, "probe-watch");

    private ProbeWatch(Cluster cluster, String topicPrefix) {
        consumer = cluster.read(TopicCatalogue.GPU_FLEET_MINUTELY.name(topicPrefix));
        deserializer = cluster.serdes().key(GpuFleetMinuteKey.class).deserializer();
    }

    static ProbeWatch start(Cluster cluster, String topicPrefix) {
        ProbeWatch watch = new ProbeWatch(cluster, topicPrefix);
        watch.thread.start();
        return watch;
    }

    /** The cluster of a probe that is sent now. */
    String next() {
        int number = sentNanos.size();
        seenNanos.add(UNSEEN);
        sentNanos.add(System.nanoTime());
        return NAME + number;
    }

    /** How many were sent. */
    int count() {
        return sentNanos.size();
    }

    /** Delays of the probes from one number on and before another. */
    Delays delays(int from, int to) throws InterruptedException {
        Delays delays = new Delays();
        for (int probe = from; probe < to; probe++) {
            delays.add(awaitSeen(probe) - sentNanos.get(probe));
        }
        return delays;
    }

    /**
     * Waits until a probe's row was seen; returns when that was, by {@link System#nanoTime}.
     *
     * @throws BenchmarkFailure when it is not within two minutes
     */
    long awaitSeen(int probe) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (seenNanos.size() <= probe || seenNanos.get(probe) == UNSEEN) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkFailure("no row of " + NAME + probe + " came within two minutes");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return seenNanos.get(probe);
    }

    private void read() {
        try {
            while (!closed.get()) {
                for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                    take(deserializer.deserialize(row.topic(), row.key()).getKeyCluster());
                }
            }
        } catch (WakeupException asked) {
            // The end.
        } finally {
            consumer.close();
        }
    }

    private void take(String cluster) {
        if (cluster.startsWith(NAME)) {
            int probe = Integer.parseInt(cluster.substring(NAME.length()));
            if (seenNanos.get(probe) == UNSEEN) {
                seenNanos.set(probe, System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        consumer.wakeup();
    }
}
