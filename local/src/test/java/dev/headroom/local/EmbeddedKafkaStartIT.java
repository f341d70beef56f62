package dev.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the embedded broker starts, starts again, and says that it cannot. */
class EmbeddedKafkaStartIT {

    @TempDir
    private Path directory;

    @Test
    void shouldHaveItsDataAgainWhenStartedAgainOnTheSameDirectory() throws Exception {
        // Given
        KafkaSettings settings = new KafkaSettings(directory, 0);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
            KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
            clients.createTopic("charges", Map.of());
            clients.produce("charges", List.of("first"));
        }

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
            KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
            clients.produce("charges", List.of("second"));

            // Then
            assertThat(clients.values("charges")).containsExactly("first", "second");
        }
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenThePortIsTaken() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            // When, Then
            assertThatThrownBy(() -> EmbeddedKafka.start(new KafkaSettings(directory, port)))
                    .isInstanceOf(LocalException.class)
                    .hasMessage("Kafka cannot listen on 127.0.0.1:" + port
                            + " (Address already in use); stop what uses that port or choose another one for Kafka");
        }
        EmbeddedKafka.start(new KafkaSettings(directory, 0)).close();
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenTheDirectoryIsInUse() {
        KafkaSettings settings = new KafkaSettings(directory, 0);
        try (EmbeddedKafka owner = EmbeddedKafka.start(settings)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                    .isInstanceOf(LocalException.class)
                    .hasMessage("data directory " + directory + " is in use by process "
                            + ProcessHandle.current().pid() + "; stop that process or choose another data directory");
            assertThat(owner.port()).isPositive();
        }
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenTheDirectoryIsAFile() throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("file"), "");

        // When, Then
        assertThatThrownBy(() -> EmbeddedKafka.start(new KafkaSettings(file, 0)))
                .isInstanceOf(LocalException.class)
                .hasMessage("data directory " + file + " cannot be written to (there is a file of that name); "
                        + "make it writable or choose another data directory");
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWhenTheDirectoryBelongsToAnotherNode() throws Exception {
        // Given
        Files.writeString(
                directory.resolve("meta.properties"), "version=1\ncluster.id=another\nnode.id=7\ndirectory.id=x\n");

        // When, Then
        assertUnstartable(new KafkaSettings(directory, 0));
        assertNothingRuns();
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWhenTheControllerCannotReadItsState() throws Exception {
        // Given
        KafkaSettings settings = new KafkaSettings(directory, 0);
        EmbeddedKafka.start(settings).close();
        Files.writeString(directory.resolve("__cluster_metadata-0").resolve("quorum-state"), "no json");

        // When, Then
        assertUnstartable(settings);
        assertNothingRuns();
    }

    @Test
    void shouldStopTheControllerAgainWhenTheBrokerCannotStart() throws Exception {
        // Given: the lock that the broker itself takes, after its controller is up.
        KafkaSettings settings = new KafkaSettings(directory, 0);
        try (FileChannel channel = FileChannel.open(
                        directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            // When, Then
            assertThat(lock.isValid()).isTrue();
            assertUnstartable(settings);
        }
        assertNothingRuns();
        EmbeddedKafka.start(settings).close();
    }

    private void assertUnstartable(KafkaSettings settings) {
        assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                .isInstanceOf(LocalException.class)
                .hasMessageMatching("Kafka cannot start on \\Q" + directory
                        + "\\E: [^\\n]+; mend what is wrong there or choose another data directory");
    }

    /** The lock is given back, and no thread of the controller is left. */
    private void assertNothingRuns() {
        DirectoryLock.acquire(directory).close();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("quorum-controller")));
    }
}
