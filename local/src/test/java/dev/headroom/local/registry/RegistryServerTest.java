package dev.headroom.local.registry;

import static dev.headroom.local.registry.Schemas.CHARGE;
import static dev.headroom.local.registry.Schemas.WITH_OPTIONAL_UNIT;
import static dev.headroom.local.registry.Schemas.WITH_REQUIRED_UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.local.LocalException;
import dev.headroom.local.Loopback;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as Confluent's own client sees it, and what it finds again. */
class RegistryServerTest {

    @TempDir
    private Path directory;

    @Test
    void shouldServeConfluentsClient() throws Exception {
        // Given
        try (RegistryServer server = RegistryServer.start(directory, 0)) {
            SchemaRegistryClient client = client(server);

            // When
            int id = client.register("charges-value", CHARGE);
            int next = client.register("charges-value", WITH_OPTIONAL_UNIT, true);

            // Then: through a second client, whose caches are empty.
            SchemaRegistryClient reader = client(server);
            assertThat(reader.getSchemaById(id)).isEqualTo(CHARGE);
            assertThat(reader.getSchemaBySubjectAndId("charges-value", next)).isEqualTo(WITH_OPTIONAL_UNIT);
            assertThat(reader.getId("charges-value", CHARGE)).isEqualTo(id);
            assertThat(reader.getVersion("charges-value", WITH_OPTIONAL_UNIT)).isEqualTo(2);
            assertThat(reader.getAllSubjects()).containsExactly("charges-value");
            assertThat(reader.getAllSubjectsById(id)).containsExactly("charges-value");
            assertThat(reader.getAllVersions("charges-value")).containsExactly(1, 2);
            assertThat(reader.getLatestSchemaMetadata("charges-value").getId()).isEqualTo(next);
            assertThat(reader.testCompatibility("charges-value", WITH_REQUIRED_UNIT))
                    .isFalse();
            assertThat(reader.testCompatibilityVerbose("charges-value", WITH_REQUIRED_UNIT))
                    .isNotEmpty();
            assertThat(reader.updateCompatibility("charges-value", "FULL")).isEqualTo("FULL");
            assertThat(reader.getCompatibility("charges-value")).isEqualTo("FULL");
            assertThat(reader.getCompatibility(null)).isEqualTo("BACKWARD");
            assertThat(reader.getMode()).isEqualTo("READWRITE");
            assertThat(reader.deleteSchemaVersion("charges-value", "1")).isEqualTo(1);
            assertThat(reader.deleteSubject("charges-value")).containsExactly(2);
            assertThat(reader.deleteSubject("charges-value", true)).containsExactly(1, 2);
        }
    }

    @Test
    void shouldGiveConfluentsClientItsErrorCodes() throws Exception {
        // Given
        try (RegistryServer server = RegistryServer.start(directory, 0)) {
            SchemaRegistryClient client = client(server);
            client.register("a", CHARGE);

            // When, Then
            assertThatThrownBy(() -> client.register("a", WITH_REQUIRED_UNIT))
                    .isInstanceOfSatisfying(
                            RestClientException.class,
                            refused -> assertThat(refused.getStatus()).isEqualTo(409));
            assertThatThrownBy(() -> client.getSchemaById(99))
                    .isInstanceOfSatisfying(
                            RestClientException.class,
                            refused -> assertThat(refused.getErrorCode()).isEqualTo(40403));
        }
    }

    @Test
    void shouldFindIdsSubjectsAndLevelsAgainWhenStartedAgain() throws Exception {
        // Given
        int id;
        try (RegistryServer server = RegistryServer.start(directory, 0)) {
            SchemaRegistryClient client = client(server);
            id = client.register("a", CHARGE);
            client.register("gone", WITH_REQUIRED_UNIT);
            client.deleteSubject("gone");
            client.deleteSubject("gone", true);
            client.updateCompatibility("a", "FULL");
            client.updateCompatibility(null, "FORWARD");
        }

        // When
        try (RegistryServer server = RegistryServer.start(directory, 0)) {
            SchemaRegistryClient client = client(server);

            // Then
            assertThat(client.getSchemaById(id)).isEqualTo(CHARGE);
            assertThat(client.getAllSubjects()).containsExactly("a");
            assertThat(client.getCompatibility("a")).isEqualTo("FULL");
            assertThat(client.getCompatibility(null)).isEqualTo("FORWARD");
            assertThat(client.register("b", WITH_REQUIRED_UNIT)).isEqualTo(3);
        }
    }

    @Test
    void shouldListenOnTheSamePortAgainWhenClosed() throws Exception {
        // Given
        RegistryServer first = RegistryServer.start(directory, 0);
        SchemaRegistryClient client = client(first);
        client.register("a", CHARGE);
        first.close();

        // When
        try (RegistryServer second = RegistryServer.start(directory, first.port())) {
            // Then
            assertThat(second.url()).isEqualTo(first.url());
            assertThat(client.getAllSubjects()).containsExactly("a");
        }
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenThePortIsTaken() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            // When, Then
            assertThatThrownBy(() -> RegistryServer.start(directory, port))
                    .isInstanceOf(LocalException.class)
                    .hasMessage(
                            "schema registry cannot listen on 127.0.0.1:" + port
                                    + " (Address already in use); stop what uses that port or choose another one for schema registry");
        }
        RegistryServer.start(directory, 0).close();
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenTheDirectoryIsInUse() {
        try (RegistryServer owner = RegistryServer.start(directory, 0)) {
            assertThatThrownBy(() -> RegistryServer.start(directory, 0))
                    .isInstanceOf(LocalException.class)
                    .hasMessage("data directory " + directory + " is in use by process "
                            + ProcessHandle.current().pid() + "; stop that process or choose another data directory");
            assertThat(owner.port()).isPositive();
        }
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenTheDirectoryCannotBeMade() throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("file"), "");

        // When, Then
        assertThatThrownBy(() -> RegistryServer.start(file.resolve("registry"), 0))
                .isInstanceOf(LocalException.class)
                .hasMessage("data directory " + file.resolve("registry")
                        + " cannot be written to (Not a directory); make it writable or choose another data directory");
    }

    @Test
    void shouldAnswerOnTheLoopbackInterfaceOnly() throws Exception {
        try (RegistryServer server = RegistryServer.start(directory, 0)) {
            Loopback.assertNobodyListensElsewhere(server.port());
        }
    }

    private static SchemaRegistryClient client(RegistryServer server) {
        return new CachedSchemaRegistryClient(server.url(), 100, Map.of());
    }
}
