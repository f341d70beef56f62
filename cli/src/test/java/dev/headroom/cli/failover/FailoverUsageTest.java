package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverUsageTest {

    private static final Pattern BLANKS = Pattern.compile(" +");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "failover # say what to do: status, watch, gate, freeze, unfreeze, ack, force, maintenance; see headroom failover --help",
                "failover gate --reason x # Missing required parameter: 'open[|]close'; see headroom failover gate --help",
                "failover gate ajar --reason x # Invalid value for positional parameter at index 0 \\(open[|]close\\): expected one of \\[OPEN, CLOSE\\] \\(case-insensitive\\) but was 'ajar'; .*",
                "failover gate open # Missing required option: '--reason=TEXT'; see headroom failover gate --help",
                "failover freeze # Missing required option: '--reason=TEXT'; .*",
                "failover freeze us-east-1 --reason x # .*'us-east-1' is not provider/region, for instance aws/us-east-1; .*",
                "failover freeze */* --reason x # .*'\\*/\\*' is no region; name one, for instance aws/us-east-1; .*",
                "failover unfreeze amazon/us-east-1 --reason x # .*'amazon' is not how telemetry names a provider; write aws; .*",
                "failover freeze --reason= # --reason is blank; see headroom failover freeze --help",
                "failover freeze --reason x --operator= # --operator is blank; see headroom failover freeze --help",
                "failover ack --reason x # Missing required parameter: 'REGION'; see headroom failover ack --help",
                "failover ack aws/us-east-1 # Missing required option: '--reason=TEXT'; .*",
                "failover force aws/us-east-1 --reason x # .*Missing required argument \\(specify one of these\\): \\(--to=REGION [|] --back\\); .*",
                "failover force aws/a --to gcp/b --back --reason x # .*--to=REGION, --back are mutually exclusive.*",
                "failover force aws/us-east-1 --to gcp --reason x # Invalid value for option '--to': 'gcp' is not provider/region, for instance aws/us-east-1; .*",
                "failover force aws/a --to aws/a --reason x # --to aws/a is the region that is to be left; .*",
                "failover maintenance aws/a --reason x # .*Missing required argument \\(specify one of these\\): \\(--until=INSTANT [|] --end [|] --retire\\); .*",
                "failover maintenance aws/a --until soon --reason x # .*'soon' is neither a date like .*",
                "failover maintenance aws/a --end --retire --reason x # .*--end, --retire are mutually exclusive.*",
                "failover maintenance aws/a --end --cluster= --reason x # --cluster '' is not the name of a cluster of aws/a; .*",
                "failover status --output xml # .*TABLE, JSON, CSV.*xml.*",
                "failover watch --output csv # .*TEXT, JSON.*csv.*",
                "failover watch --from yesterday # .*BEGINNING, NOW.*yesterday.*",
                "failover watch --exit-after 0 # --exit-after needs 1 or more, not 0; .*",
                "failover watch --timeout 0 # --timeout needs 1 or more, not 0; .*",
                "import policies # .*FILE.*; see headroom import policies --help",
                "import incidents # .*FILE.*; see headroom import incidents --help"
            })
    void shouldSayInOneLineWhatIsWrongWhenUsedWrongly(String arguments, String expected) {
        // When
        CommandRun run = CommandRun.of(BLANKS.splitAsStream(arguments.strip()).toArray(String[]::new));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).singleElement().asString().matches("headroom: " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate", "freeze", "unfreeze", "ack", "force", "maintenance"})
    void shouldOfferEveryOrderWithItsReason(String command) {
        // When
        CommandRun run = CommandRun.of("failover", command, "--help");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--reason=TEXT", "--operator=NAME", "--bootstrap-server");
    }
}
