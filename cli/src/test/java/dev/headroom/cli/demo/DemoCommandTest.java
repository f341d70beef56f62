package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            demo --table spend_dayly | --table: there is no table 'spend_dayly'; list them with: headroom tables
            demo --table cloud_spend | --table: there is no table 'cloud_spend'; list them with: headroom tables
            demo --table fleet_minutes | --table: there is no table 'fleet_minutes'; list them with: headroom tables
            demo --pace -1           | --pace needs 0 seconds or more, not -1
            """)
    void shouldSayWhatIsWrongBeforeAnythingStarts(String arguments, String message) {
        // When
        CommandRun run = CommandRun.of(arguments.split(" "));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines()).containsExactly("headroom: " + message + "; see headroom demo --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldSayInOneLineThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            CommandRun run = CommandRun.of(
                    "demo",
                    "--data-dir",
                    directory.resolve("data").toString(),
                    "--registry-port",
                    Integer.toString(taken.getLocalPort()));

            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errorLines()).singleElement().asString().contains("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void shouldDeleteATemporaryDirectoryAndKeepOneThatWasNamed() throws IOException {
        // Given
        DemoDirectory temporary = DemoDirectory.of(null);
        DemoDirectory named = DemoDirectory.of(directory.resolve("kept"));
        Files.writeString(temporary.deliveries().resolve("a.csv"), "a");

        // When
        temporary.close();
        named.close();

        // Then
        assertThat(temporary.path()).doesNotExist();
        assertThat(named.path()).isEqualTo(directory.resolve("kept")).isDirectory();
    }
}
