package dev.headroom.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectDcgmCommandTest {

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final String WHERE = "--provider aws --region us-east-1 --cluster c1";

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | headroom: say what to do: dcgm; see headroom collect --help",
                "dcgm --targets h1                | headroom: Missing required options: '--provider=PROVIDER', '--region=REGION', '--cluster=CLUSTER'; see headroom collect dcgm --help",
                "dcgm WHERE                       | headroom: there is no target to collect from; see headroom collect dcgm --help",
                "dcgm WHERE --targets ftp://h1    | headroom: 'ftp://h1' is neither http nor https; see headroom collect dcgm --help",
                "dcgm WHERE --targets h1 --interval 90s  | headroom: the interval must be 1 to 60 whole seconds, not 90.0 s; see headroom collect dcgm --help",
                "dcgm WHERE --targets h1 --interval soon | headroom: Invalid value for option '--interval': 'soon' is no length of time such as 30s or 1m; .*",
                "dcgm WHERE --targets h1 --shards 0      | headroom: there must be 1 to 1000 shards, not 0; .*"
            })
    void shouldSayInOneLineWhatIsWrongWhenUsedWrongly(String arguments, String expected) {
        // When
        CommandRun run = run(arguments);
        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).singleElement().asString().matches(expected);
    }

    @Test
    void shouldTellTheFaultsOfAMappingBeforeAskingAnything() throws IOException {
        // Given
        Path mapping =
                Files.writeString(directory.resolve("nodes.yaml"), "nodes:\n  - rack: r1\n  - host: h\n    gpus: x\n");
        // When
        CommandRun run = run("dcgm WHERE --targets h1 --mapping " + mapping);
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines())
                .containsExactly(
                        "nodes.yaml:2: nodes[0]: names no node; give host, target, or both",
                        "nodes.yaml:4: nodes[1] gpus 'x': is not a whole number",
                        "headroom: nodes.yaml: nothing was collected: 2 faults");
    }

    @Test
    void shouldSayThatThereIsNoBroker() throws IOException {
        // Given
        String address;
        try (ServerSocket socket = new ServerSocket(0)) {
            address = "127.0.0.1:" + socket.getLocalPort();
        }
        // When
        CommandRun run = run("dcgm WHERE --targets h1,h2 h3 --once --bootstrap-server " + address);
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines())
                .containsExactly("headroom: no Kafka broker at " + address
                        + "; start it, or name another with --bootstrap-server");
    }

    private static CommandRun run(String arguments) {
        List<String> words = new ArrayList<>(List.of("collect"));
        BLANKS.splitAsStream(arguments.replace("WHERE", WHERE))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return CommandRun.of(words.toArray(String[]::new));
    }
}
