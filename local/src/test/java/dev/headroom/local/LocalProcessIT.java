package dev.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster in a process of its own, killed, rivalled and broken. */
class LocalProcessIT {

    private static final AvroSchema SCHEMA = new AvroSchema("\"long\"");

    @TempDir
    private Path temporary;

    private Path data;
    private Path errors;

    @BeforeEach
    void paths() {
        data = temporary.resolve("data");
        errors = temporary.resolve("errors");
    }

    @Test
    void shouldHaveEverythingAcknowledgedWhenItWasKilled() throws Exception {
        // Given
        List<String> values =
                IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
        int id;
        try (LocalProcess process = LocalProcess.start(data, errors)) {
            KafkaClients clients = new KafkaClients(process.bootstrapServers());
            clients.createTopic("charges", Map.of());
            clients.produce("charges", values);
            id = registry(process.registryUrl()).register("charges-value", SCHEMA);
            process.kill();
        }

        // When
        try (LocalCluster cluster = LocalCluster.start(LocalSettings.in(data))) {
            // Then
            assertThat(new KafkaClients(cluster.bootstrapServers()).values("charges"))
                    .isEqualTo(values);
            assertThat(registry(cluster.registryUrl()).getSchemaById(id)).isEqualTo(SCHEMA);
        }
    }

    @Test
    void shouldRefuseTheDirectoryWhenAnotherProcessHasIt() throws Exception {
        // Given
        try (LocalProcess process = LocalProcess.start(data, errors)) {
            // When, Then
            assertThatThrownBy(() -> LocalCluster.start(LocalSettings.in(data)))
                    .isInstanceOf(LocalException.class)
                    .hasMessage("data directory " + data + " is in use by process " + process.pid()
                            + "; stop that process or choose another data directory");
        }
    }

    @Test
    void shouldEndTheProcessWithALineWhenTheBrokerCannotGoOn() throws Exception {
        // Given
        try (LocalProcess process = LocalProcess.start(data, errors)) {
            // When
            int status = process.fault();

            // Then
            assertThat(status).isEqualTo(1);
            assertThat(Files.readAllLines(errors))
                    .contains("Kafka in [" + data.resolve("kafka")
                            + "] failed and cannot go on; the last ERROR in the log says why");
        }
    }

    private static CachedSchemaRegistryClient registry(String url) {
        return new CachedSchemaRegistryClient(url, 10);
    }
}
