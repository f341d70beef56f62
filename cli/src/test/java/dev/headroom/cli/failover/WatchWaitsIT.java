package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.TopicAdmin;
import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import dev.headroom.producers.Outlet;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch that is started before the broker. */
class WatchWaitsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long EPOCH = 29_349_313_000L;

    @TempDir
    private Path directory;

    @Test
    void shouldWaitForABrokerThatIsAway() throws IOException, InterruptedException {
        // Given
        int kafkaPort = freePort();
        int registryPort = freePort();
        String broker = "127.0.0.1:" + kafkaPort;
        try (HeadroomProcess watch = HeadroomProcess.start(
                directory,
                "failover",
                "watch",
                "--exit-after",
                "1",
                "--from",
                "beginning",
                "--bootstrap-server",
                broker,
                "--schema-registry",
                "http://127.0.0.1:" + registryPort)) {
            String waiting = "waiting for the Kafka broker at " + broker + "\n";
            Awaitility.await().atMost(PATIENCE).until(() -> watch.errText().equals(waiting));

            // When
            LocalSettings settings = LocalSettings.in(directory.resolve("data"))
                    .withKafkaPort(kafkaPort)
                    .withRegistryPort(registryPort);
            try (LocalCluster cluster = LocalCluster.start(settings)) {
                writeTrigger(cluster);

                // Then
                assertThat(watch.exitCode()).isZero();
                assertThat(watch.outLines()).singleElement().asString().contains("  " + EPOCH + "  ");
                assertThat(watch.errText()).startsWith(waiting).endsWith("connected\n");
            }
        }
    }

    private static void writeTrigger(LocalCluster cluster) {
        try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            new TopicAdmin(admin, "", (short) 1, TimeSource.LOG).apply();
        }
        FailoverTrigger trigger = FailoverRows.trigger(EPOCH).build();
        try (Outlet outlet = Outlet.connect(cluster.clientProperties(), "")) {
            outlet.send(new ProducerRecord<>(
                    TopicCatalogue.FAILOVER_TRIGGERS.name(),
                    outlet.valuesOf(TopicCatalogue.FAILOVER_TRIGGERS, FailoverTrigger.class)
                            .encode(trigger)));
            outlet.flush();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
