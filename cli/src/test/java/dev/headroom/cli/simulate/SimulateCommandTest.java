package dev.headroom.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import dev.headroom.producers.simulator.ScenarioFile;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationOptions;
import dev.headroom.producers.simulator.SimulationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

    private static final Pattern BLANKS = Pattern.compile(" +");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            simulate                                  | headroom: Missing required option: '--scenario=SCENARIO'; see headroom simulate --help
            simulate --scenario calm --speed fast     | headroom: Invalid value for option '--speed': 'fast' is neither a number above 0, such as 1 or 60, nor max; see headroom simulate --help
            simulate --scenario calm --speed 60       | headroom: --speed 60 needs a --start: now passes as fast as the time of day; see headroom simulate --help
            simulate --scenario calm --duration 2     | headroom: Invalid value for option '--duration': '2' is not a length of time such as 30s, 10m, 1h30m or 2d; see headroom simulate --help
            simulate --scenario calm --duration 0s    | headroom: Invalid value for option '--duration': '0s' is no time at all; see headroom simulate --help
            simulate --scenario calm --start soon     | headroom: --start: 'soon' is neither a date like 2025-04-01 nor an instant like 2025-04-01T12:00:00Z, nor now; see headroom simulate --help
            simulate --scenario calm --gpus 0         | headroom: --gpus needs 1 or more, not 0; see headroom simulate --help
            """)
    void shouldSayInOneLineWhatIsWrongWhenUsedWrongly(String arguments, String message) {
        // When
        CommandRun run = CommandRun.of(BLANKS.splitAsStream(arguments).toArray(String[]::new));

        // Then
        assertThat(run.errorLines()).containsExactly(message);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldListTheShippedScenariosInItsHelp() {
        // When
        CommandRun run = CommandRun.of("simulate", "--help");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(ScenarioFile.shippedNames())
                .allSatisfy(name -> assertThat(run.out()).contains(name));
    }

    @Test
    void shouldNameTheShippedScenariosWhenThereIsNoneOfThatName() {
        // When
        CommandRun run = CommandRun.of("simulate", "--scenario", "clam");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines())
                .singleElement()
                .asString()
                .startsWith(
                        "headroom: there is no scenario and no file clam; shipped are calm, aws-us-east-1-2025-10-20");
    }

    @Test
    void shouldTellEveryFaultOfTheScenarioBeforeAskingTheBroker() throws Exception {
        // Given
        Path file = Files.writeString(
                folder.resolve("bad.yaml"), "duration: long\nevents:\n  - {kind: quake}\n  - {kind: brown_out}\n");

        // When
        CommandRun run = CommandRun.of("simulate", "--scenario", file.toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errorLines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("bad.yaml:1: duration 'long': is not a length of time"))
                .anyMatch(line -> line.startsWith("bad.yaml:3: events[0].kind 'quake': is no kind of event"))
                .anyMatch(line -> line.equals("bad.yaml:4: events[1].share: is missing"))
                .last()
                .isEqualTo("headroom: bad.yaml: nothing was simulated: 3 faults");
    }

    @Test
    void shouldRefuseClocksThatAreTooFarAheadForABrokerWhenTimeIsNow() throws Exception {
        // Given
        Path file = Files.writeString(
                folder.resolve("ahead.yaml"), "events:\n  - {kind: clock_skew, offset: 12m, share: 0.1}\n");

        // When
        CommandRun run = CommandRun.of("simulate", "--scenario", file.toString());

        // Then
        assertThat(run.errorLines())
                .containsExactly(
                        "headroom: scenario ahead has clocks that are 12 min ahead, which a broker refuses now;"
                                + " give it a --start");
    }

    @Test
    void shouldSayInAlignedLinesWhatWasSimulated() {
        // Given
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        Simulation simulation = new Simulation(
                ScenarioFile.shipped("calm"), SimulationOptions.from(start, ScenarioFile.shipped("calm")));
        SimulationResult result =
                new SimulationResult(1_000, 72_000, 3, 720, start.plusSeconds(3_600), Duration.ofMillis(1_500));

        // When, Then
        assertThat(SimulationReport.lines("calm", 7, simulation, result))
                .containsExactly(
                        "scenario    calm, seed 7",
                        "fleet       5,984 GPUs, 1,144 hosts, 55 clusters",
                        "event time  2026-03-01T12:00:00Z to 2026-03-01T13:00:00Z, 1 h",
                        "records     1,000 with 72,000 GPU samples",
                        "incidents   3 messages",
                        "ticks       720",
                        "took        1.5 s, 48,000 GPU samples/s");
        assertThat(SimulationLine.text(start, 5_000, 2_000_000_000L))
                .isEqualTo("2026-03-01T12:00:00Z: 5,000 GPU samples, 2,500/s");
    }
}
