package dev.headroom.cli.cluster;

import dev.headroom.app.HeadroomConfig;
import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.SchemaAdmin;
import dev.headroom.app.TopicAdmin;
import dev.headroom.app.TopologyRunner;
import dev.headroom.producers.clock.WallClock;
import dev.headroom.serde.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The topologies of one process on a cluster, and the clock where time is real. */
final class Installation implements AutoCloseable {

    private final TopologyRunner runner;
    private final @Nullable WallClock clock;

    private Installation(TopologyRunner runner, @Nullable WallClock clock) {
        this.runner = runner;
        this.clock = clock;
    }

    /** Makes topics and registers schemas; doing it again changes nothing. */
    static void prepare(HeadroomConfig config) {
        Admins.with(config.clientProperties(), admin -> topics(admin, config).apply());
        new SchemaAdmin(AvroSerdes.of(config.clientProperties()).registry(), config.topicPrefix()).register();
    }

    /**
     * Starts topologies on topics that exist.
     *
     * @throws dev.headroom.app.AppException when topics are not as they have to be, or a topology cannot be started
     */
    static Installation start(HeadroomConfig config, List<HeadroomTopology> topologies) {
        Map<String, Integer> partitions = Admins.with(
                config.clientProperties(), admin -> topics(admin, config).partitions());
        TopologyRunner runner =
                TopologyRunner.start(config, AvroSerdes.of(config.clientProperties()), partitions, topologies);
        WallClock clock =
                config.isWallClock() ? WallClock.start(config.clientProperties(), config.topicPrefix()) : null;
        return new Installation(runner, clock);
    }

    private static TopicAdmin topics(Admin admin, HeadroomConfig config) {
        return new TopicAdmin(admin, config.topicPrefix(), config.replicationFactor(), config.timeSource());
    }

    /** As {@link TopologyRunner#awaitRunning}. */
    boolean awaitRunning(Duration timeout) throws InterruptedException {
        return runner.awaitRunning(timeout);
    }

    /** As {@link TopologyRunner#awaitEnd}. */
    void awaitEnd() throws InterruptedException {
        runner.awaitEnd();
    }

    /** Stops clock and topologies at the same time; whether the topologies ended in time. */
    boolean close(Duration timeout) {
        CompletableFuture<Void> clockStopped = CompletableFuture.runAsync(clock == null ? () -> {} : clock::close);
        boolean inTime = runner.close(timeout);
        clockStopped.join();
        return inTime;
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(30));
    }
}
