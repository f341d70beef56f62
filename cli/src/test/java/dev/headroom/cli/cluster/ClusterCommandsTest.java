package dev.headroom.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.Headroom;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topics                      | say what to do: apply, check; see headroom topics --help
            schemas                     | say what to do: check, register; see headroom schemas --help
            run --only comitments       | --only: there is no topology comitments; did you mean commitments?; see headroom run --help
            up --kafka-port nine        | Invalid value for option '--kafka-port': 'nine' is not an int; see headroom up --help
            topics apply --replicas 3   | Unknown options: '--replicas', '3'; see headroom topics apply --help
            """)
    void shouldSayWhatIsWrongWhenUsageIsWrong(String arguments, String message) {
        // When
        int exitCode = run(arguments.split(" "));

        // Then
        assertThat(err.toString()).isEqualTo("headroom: " + message + System.lineSeparator());
        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldTellEveryFaultBeforeAnythingStarts() throws Exception {
        // Given
        Path file = Files.writeString(
                directory.resolve("app.properties"), "clock=sundial\napplication.id=mine\nnum.stream.treads=1\n");
        Path dataDir = directory.resolve("data");

        // When
        int exitCode = run("up", "--config", file.toString(), "--data-dir", dataDir.toString());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactlyInAnyOrder(
                        "clock: 'sundial': String must be one of: wall, log",
                        "application.id: is set by Headroom itself; remove it",
                        "num.stream.treads: is no setting of Headroom or Kafka; did you mean num.stream.threads?",
                        "headroom: " + file + " has 3 faults");
        assertThat(dataDir).doesNotExist();
    }

    @Test
    void shouldAskForAStateDirectoryWhenThereIsNone() {
        // When
        int exitCode = run("run");

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "state.dir: is not set; name a directory for the topologies' state",
                        "headroom: the configuration has a fault");
    }

    @Test
    void shouldSayInOneLineThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            int exitCode = run(
                    "up",
                    "--data-dir",
                    directory.toString(),
                    "--registry-port",
                    Integer.toString(taken.getLocalPort()),
                    "--kafka-port",
                    "0");

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("headroom: ")
                    .contains("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void shouldSayInOneLineThatTheClusterDoesNotAnswer() throws Exception {
        // Given
        int nobody;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = probe.getLocalPort();
        }

        // When
        int exitCode = run(
                "topics",
                "check",
                "--bootstrap-server",
                "127.0.0.1:" + nobody,
                "--command-property",
                "default.api.timeout.ms=500",
                "--command-property",
                "request.timeout.ms=500");

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("headroom: cannot look at topic ")
                .contains("the cluster does not answer");
    }

    private int run(String... arguments) {
        return Headroom.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
