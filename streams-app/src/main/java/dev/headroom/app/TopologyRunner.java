package dev.headroom.app;

import dev.headroom.serde.AvroSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Runs topologies, each as a Kafka Streams application of its own, until it is closed. If one of them fails for good, {@link
 * #awaitEnd} throws what killed it, so that whoever waits can close the rest and end with a true exit code.
 */
public final class TopologyRunner implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RunningTopology> running = new ArrayList<>();
    private boolean closed;

    private TopologyRunner() {}

    /**
     * Starts topologies; they are not yet running when this returns.
     *
     * @param partitions how many partitions the topics of the catalogue really have ({@link TopicAdmin#partitions})
     * @throws AppException when the state directory cannot be made or a topology cannot be started; then none runs
     */
    public static TopologyRunner start(
            HeadroomConfig config,
            AvroSerdes serdes,
            Map<String, Integer> partitions,
            List<? extends HeadroomTopology> topologies) {
        makeStateDir(config);
        BoundedRocksDb.loadLibrary(config.stateDir());
        TopologySettings settings = new TopologySettings(config.topicPrefix(), serdes, partitions, config.timeSource());
        TopologyRunner runner = new TopologyRunner();
        try {
            for (HeadroomTopology topology : topologies) {
                RunningTopology one = new RunningTopology(
                        topology.name(),
                        topology.build(settings),
                        StreamsProperties.of(config, topology),
                        state -> runner.signal());
                runner.running.add(one);
                one.start();
            }
            return runner;
        } catch (KafkaException failed) {
            runner.close();
            throw new AppException("topologies cannot be started: " + AppException.reason(failed), failed);
        } catch (RuntimeException failed) {
            runner.close();
            throw failed;
        }
    }

    /**
     * Waits until all run: state is restored and records are read.
     *
     * @return false when that took longer than the timeout
     * @throws AppException what killed one of them meanwhile
     */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return await(timeout, () -> running.stream().allMatch(one -> one.state() == KafkaStreams.State.RUNNING));
    }

    /**
     * Waits until the runner is closed.
     *
     * @throws AppException what killed one of the topologies
     */
    public void awaitEnd() throws InterruptedException {
        await(FOR_EVER, () -> closed);
    }

    /** The state of each topology, in the words of Kafka Streams, by name. */
    public Map<String, String> states() {
        return running.stream()
                .collect(Collectors.toMap(
                        RunningTopology::name, one -> one.state().name()));
    }

    /** Closes all, at the same time, giving each half a minute. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Closes all.
     *
     * @return whether all ended within that time; state of those that did not is restored at the next start
     */
    public boolean close(Duration timeout) {
        boolean allEnded =
                running.parallelStream().map(one -> one.close(timeout)).reduce(true, Boolean::logicalAnd);
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return allEnded;
    }

    private boolean await(Duration timeout, BooleanSupplier condition) throws InterruptedException {
        long leftNanos = timeout.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                throwIfDead();
                if (leftNanos <= 0) {
                    return false;
                }
                leftNanos = changed.awaitNanos(leftNanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void throwIfDead() {
        for (RunningTopology one : running) {
            Throwable fatal = one.fatal();
            if (fatal != null) {
                throw new AppException("topology " + one.name() + " failed: " + AppException.reason(fatal), fatal);
            }
            if (one.state() == KafkaStreams.State.ERROR) {
                throw new AppException(
                        "topology " + one.name() + " stopped with an error; the log says why", List.of());
            }
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void makeStateDir(HeadroomConfig config) {
        try {
            Files.createDirectories(config.stateDir());
        } catch (IOException failed) {
            throw new AppException(
                    "state directory " + config.stateDir() + " cannot be made: " + AppException.reason(failed)
                            + "; set state.dir to a directory that can",
                    failed);
        }
    }
}
