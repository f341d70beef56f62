package dev.headroom.producers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.headroom.events.CloudIncident;
import dev.headroom.producers.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {

    private static final int ENOUGH_NODES = 100;

    @TempDir
    Path folder;

    static List<String> shipped() {
        return ScenarioFile.shippedNames();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldReadWhatIsShippedWithRegionsLargeEnoughForPercentages(String name) {
        // When
        Scenario scenario = ScenarioFile.named(name);
        // Then
        assertThat(scenario.name()).isEqualTo(name);
        Map<String, Integer> nodes = Fleet.sources(scenario.fleet(), 4).stream()
                .collect(Collectors.groupingBy(
                        source -> source.provider() + "/" + source.region(),
                        Collectors.summingInt(source -> source.hosts().size())));
        assertThat(nodes)
                .hasSizeBetween(7, 11)
                .allSatisfy((region, count) -> assertThat(count).isGreaterThanOrEqualTo(ENOUGH_NODES));
        assertThat(scenario.disturbances())
                .allSatisfy(disturbance -> assertThat(
                                Duration.ofMillis(disturbance.reach().fromMs()))
                        .isLessThan(scenario.duration()));
    }

    @Test
    void shouldHaveThePublishedTimesOfTheOutageOfAws() {
        // Given
        Scenario scenario = ScenarioFile.shipped("aws-us-east-1-2025-10-20");
        Instant start = Objects.requireNonNull(scenario.start());
        // When, Then
        assertThat(scenario.disturbances()).singleElement().satisfies(outage -> {
            assertThat(start.plusMillis(outage.reach().fromMs())).isEqualTo("2025-10-20T07:11:00Z");
            assertThat(start.plusMillis(outage.reach().toMs())).isEqualTo("2025-10-20T22:00:00Z");
            assertThat(((Disturbance.Absence) outage).recovery())
                    .first()
                    .satisfies(step -> assertThat(start.plusMillis(step.atMs())).isEqualTo("2025-10-20T19:15:00Z"));
        });
        assertThat(messages(scenario))
                .hasSize(10)
                .containsEntry(Instant.parse("2025-10-20T07:11:00Z"), "INVESTIGATING")
                .containsEntry(Instant.parse("2025-10-20T07:51:00Z"), "CONFIRMED")
                .containsEntry(Instant.parse("2025-10-20T19:15:00Z"), "MONITORING")
                .containsEntry(Instant.parse("2025-10-20T22:53:00Z"), "RESOLVED");
    }

    @Test
    void shouldHaveThePublishedTimesOfTheOutageOfAzureFrontDoor() {
        // Given
        Scenario scenario = ScenarioFile.shipped("azure-front-door-2025-10-29");
        Instant start = Objects.requireNonNull(scenario.start());
        // When, Then
        assertThat(scenario.disturbances()).hasSize(3).allSatisfy(brownOut -> {
            assertThat(start.plusMillis(brownOut.reach().fromMs()))
                    .isBetween(Instant.parse("2025-10-29T15:41:00Z"), Instant.parse("2025-10-29T16:00:00Z"));
            assertThat(start.plusMillis(brownOut.reach().toMs())).isEqualTo("2025-10-30T00:05:00Z");
            assertThat(brownOut.reach().share()).isBetween(0.1, 0.5);
        });
        assertThat(messages(scenario)).containsEntry(Instant.parse("2025-10-30T00:05:00Z"), "RESOLVED");
    }

    @Test
    void shouldMoveAllTimesWhenTheStartIsAnother() {
        // Given
        Scenario scenario = ScenarioFile.shipped("aws-us-east-1-2025-10-20");
        // When
        Played played = Played.of(
                scenario, SimulationOptions.from(Played.START, scenario).lasting(Duration.ofMinutes(45)));
        // Then
        CloudIncident first = played.of(Delivery.Incident.class)
                .map(Delivery.Incident::incident)
                .findFirst()
                .orElseThrow();
        assertThat(played.of(Delivery.Incident.class)).singleElement().satisfies(message -> {
            assertThat(message.arrivalMs())
                    .isEqualTo(Played.START.plusSeconds(41 * 60).toEpochMilli());
            assertThat(message.key()).isEqualTo("aws/us-east-1-2025-10-20");
        });
        assertThat(first.getStartsAt()).isEqualTo(Played.START.plusSeconds(19 * 60));
        assertThat(first.getEndsAt()).isNull();
        assertThat(played.at(41 * 60, "us-east-1")).isNotEmpty();
        assertThat(played.at(41 * 60 + 30, "us-east-1")).isEmpty();
    }

    @Test
    void shouldTellEveryFaultWithItsLine() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("bad.yaml"), """
                titel: misspelt
                interval: 2m
                duration: 0s
                fleet:
                  - {provider: aws, regions: [us-east-1], gpu_model: GB200, nodes: 4}
                  - {provider: aws, regions: [], gpu_model: A100}
                events:
                  - {kind: outage, from: 2025-10-20T07:11:00Z}
                  - {kind: outage, from: +10m, to: +5m, scope: aws/us-west-9}
                  - {kind: flapping, duty: 1.5}
                  - {kind: outage, period: 2m}
                  - kind: gpu_failures
                    xids: [79, x]
                incidents:
                  - id: i1
                    messages:
                      - {at: soon, status: FIXED}
                """);
        // When, Then
        assertThatThrownBy(() -> ScenarioFile.read(file))
                .asInstanceOf(type(ImportException.class))
                .satisfies(refused -> assertThat(refused.faults())
                        .contains("bad.yaml:1: titel: is no field here; did you mean title?")
                        .contains("bad.yaml:2: interval '2m': must be from 1ms to 60s")
                        .contains("bad.yaml:3: duration '0s': must be more than nothing")
                        .contains("bad.yaml:5: fleet[0].nodes '4': GB200 comes in racks; say how many of those")
                        .contains("bad.yaml:6: fleet[1].regions: is missing; name one region or more")
                        .contains(
                                "bad.yaml:6: fleet[1].gpu_model 'A100': is not known; there are H100, H200, B200, B300,"
                                        + " GB200, GB300")
                        .contains(
                                "bad.yaml:8: events[0].from '2025-10-20T07:11:00Z': is an instant, but the scenario has"
                                        + " no start; give it one, or say +10m")
                        .contains("bad.yaml:9: events[1].to '+5m': is not after from")
                        .contains("bad.yaml:9: events[1].scope 'aws/us-west-9': is nothing of the fleet")
                        .contains("bad.yaml:10: events[2].duty '1.5': is not a number from 0 to 1")
                        .contains("bad.yaml:10: events[2].period: must be a length of time such as 4m")
                        .anyMatch(fault -> fault.startsWith("bad.yaml:11: events[3].period: is no field here"))
                        .contains("bad.yaml:13: events[4].xids 'x': is not an XID code, 1 to 1000")
                        .contains("bad.yaml:15: incidents[0].provider: is missing")
                        .anyMatch(fault ->
                                fault.startsWith("bad.yaml:17: incidents[0].messages[0].at 'soon': is neither"))
                        .contains(
                                "bad.yaml:17: incidents[0].messages[0].status 'FIXED': must be INVESTIGATING, CONFIRMED,"
                                        + " MONITORING or RESOLVED"))
                .extracting(Throwable::getMessage)
                .isEqualTo("bad.yaml: nothing was simulated: 16 faults");
    }

    @Test
    void shouldSayWhichQuantileFileIsMissing() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("own.yaml"), "quantiles: {file: none.csv}\n");
        // When, Then
        assertThatThrownBy(() -> ScenarioFile.read(file))
                .isInstanceOf(ImportException.class)
                .hasMessage("there is no quantile file " + folder.resolve("none.csv"));
    }

    private static Map<Instant, String> messages(Scenario scenario) {
        return scenario.incidents().stream()
                .map(message -> message.delivery(
                        Objects.requireNonNull(scenario.start()).toEpochMilli()))
                .collect(Collectors.toMap(
                        delivery -> Instant.ofEpochMilli(delivery.arrivalMs()),
                        delivery -> delivery.incident().getStatus(),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
