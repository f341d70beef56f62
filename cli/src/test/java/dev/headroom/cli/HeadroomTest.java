package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadroomTest {

    @Test
    void shouldListEverySubcommandWhenHelpIsAskedFor() {
        // When
        CommandRun run = CommandRun.of("--help");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("import", "tables", "clock", "Exit codes:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldTellTheVersionOfTheBuildWhenAsked() {
        // When
        CommandRun run = CommandRun.of("--version");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("headroom \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                             | headroom: say what to do: .*; see headroom --help",
                "import                                         | headroom: say what to do: focus, commitments, fx, policies, incidents; see headroom import --help",
                "clock                                          | headroom: say what to do: tick; see headroom clock --help",
                "nonsense                                       | headroom: .*'nonsense'.*",
                "import focus a.csv                             | headroom: .*--scope.*; see headroom import focus --help",
                "import focus --scope s                         | headroom: .*FILE.*; see headroom import focus --help",
                "import focus a.csv --scope s --style HALF      | headroom: .*--style.*REPLACEMENT, DELTA.*HALF.*",
                "import focus a.csv --scope s --on-error ignore | headroom: .*--on-error.*FAIL, SKIP, DLQ.*ignore.*",
                "import focus a.csv --scope s --artifact x      | headroom: .*--artifact.*",
                "import commitments                             | headroom: .*FILE.*; see headroom import commitments --help",
                "import fx a.csv b.csv                          | headroom: .*b.csv.*",
                "tables --output xml                            | headroom: .*TABLE, JSON, CSV.*xml.*",
                "tables no_such_table                           | headroom: there is no table 'no_such_table'; there are cloud_spend, .*",
                "clock tick                                     | headroom: .*INSTANT.*",
                "clock tick yesterday                           | headroom: .*'yesterday' is neither a date like .*",
                "clock tick 2025-04-01 --wait 0                 | headroom: --wait needs 1 second or more, not 0; .*"
            })
    void shouldSayInOneLineWhatIsWrongWhenUsedWrongly(String arguments, String expected) {
        // When
        CommandRun run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" +"));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).singleElement().asString().matches(expected);
    }

    @Test
    void shouldNameTheAddressInOneLineWhenNoBrokerAnswers() throws IOException {
        // Given
        String address = "127.0.0.1:" + freePort();

        // When
        CommandRun run = CommandRun.of("tables", "fx_rates", "--bootstrap-server", address);

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines())
                .containsExactly("headroom: no Kafka broker at " + address
                        + "; start it, or name another with --bootstrap-server");
    }

    @Test
    void shouldNotShowAStackTraceWhenAUserIsMistaken() {
        // When
        CommandRun run = CommandRun.of("tables", "fx_rates", "--command-config", "no-such-file.properties");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines())
                .containsExactly("headroom: --command-config no-such-file.properties: there is no such file");
    }

    @Test
    void shouldShowTheStackTraceWhenVerbose() {
        // When
        CommandRun run =
                CommandRun.of("tables", "fx_rates", "--verbose", "--command-config", "no-such-file.properties");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("headroom: --command-config", "\tat dev.headroom.cli");
    }

    @Test
    void shouldRefuseABlankScopeBeforeAskingTheBroker() {
        // When
        CommandRun run = CommandRun.of("import", "focus", "bill.csv", "--scope", " ");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines()).singleElement().asString().startsWith("headroom: the scope is blank");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
