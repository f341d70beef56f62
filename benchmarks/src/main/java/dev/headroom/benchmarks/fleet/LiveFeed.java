package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fleet that reports now: every unit once an interval, evenly spread, with ticks every 5 s; in between probes, records of a cluster
 * of their own. Runs until it is closed.
 */
final class LiveFeed implements AutoCloseable {

    private static final int LINGER_MS = 5;
    private static final int STEP_MS = 10;
    private static final int TICK_MS = 5_000;
    private static final int MEASUREMENTS = 4_096;
    private static final int LONGEST_PROBE_PAUSE_MS = 600;
    private static final long LATEST_MS = 1_000;

    private final Telemetry telemetry;
    private final Shape shape;
    private final RecordWriter writer;
    private final List<UnitRecords> units;
    private final List<Measurement> measurements;
    private final Random random;
    private final ProbeWatch probes;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::feed, "live-feed");
    private volatile long behindMs;

    private LiveFeed(Telemetry telemetry, Shape shape, int clusters, ProbeWatch probes, long seed) {
        this.telemetry = telemetry;
        this.shape = shape;
        this.probes = probes;
        random = new Random(seed);
        writer = new RecordWriter(telemetry.header(), shape);
        units = UnitRecords.of(shape, clusters, random);
        measurements = Measurement.random(shape, MEASUREMENTS, random);
    }

    static LiveFeed start(
            Cluster cluster, String topicPrefix, Shape shape, int clusters, ProbeWatch probes, long seed) {
        LiveFeed feed = new LiveFeed(Telemetry.open(cluster, topicPrefix, LINGER_MS), shape, clusters, probes, seed);
        feed.thread.start();
        return feed;
    }

    /** Records so far, without probes. */
    long sent() {
        return sent.get();
    }

    /**
     * Nothing, if records are sent when they are due.
     *
     * @throws BenchmarkFailure when they are not, so that figures would be of another rate
     */
    void requireOnTime() {
        RuntimeException reason = failed.get();
        if (reason != null) {
            throw reason;
        }
        if (behindMs > LATEST_MS) {
            throw new BenchmarkFailure("the live feed was " + behindMs + " ms behind; the machine is too busy");
        }
    }

    private void feed() {
        try {
            long startedMs = System.currentTimeMillis();
            long nextTickMs = startedMs / TICK_MS * TICK_MS;
            long nextProbeMs = startedMs;
            while (!closed.get()) {
                long nowMs = System.currentTimeMillis();
                for (; nextTickMs <= nowMs; nextTickMs += TICK_MS) {
                    telemetry.tick(nextTickMs);
                }
                long due = (nowMs - startedMs) * units.size() / RecordWriter.INTERVAL_MS;
                behindMs = Math.max(behindMs, (due - sent.get()) * RecordWriter.INTERVAL_MS / units.size());
                while (sent.get() < due) {
                    send(units.get((int) (sent.getAndIncrement() % units.size())), nowMs);
                }
                if (nowMs >= nextProbeMs) {
                    String cluster = probes.next();
                    send(UnitRecords.of(shape, "probe", "probe", cluster, 0), nowMs);
                    nextProbeMs = nowMs + random.nextInt(LONGEST_PROBE_PAUSE_MS);
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MS);
            }
        } catch (RuntimeException reason) {
            failed.set(reason);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(UnitRecords unit, long nowMs) {
        byte[] value =
                writer.valueOf(unit, nowMs - RecordWriter.INTERVAL_MS, measurements.get(random.nextInt(MEASUREMENTS)));
        telemetry.send(unit.key(), value, nowMs);
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        telemetry.close();
    }
}
