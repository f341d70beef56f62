package dev.headroom.producers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

    private static final Duration SHORT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void shouldDeliverTheSameTwice() {
        // Given
        SimulationOptions options = SimulationOptions.from(Played.START, ScenarioFile.shipped("messy"))
                .lasting(SHORT);
        // When, Then
        assertThat(Played.of(ScenarioFile.shipped("messy"), options))
                .isEqualTo(Played.of(ScenarioFile.shipped("messy"), options))
                .isNotEqualTo(Played.of(ScenarioFile.shipped("messy"), options.withSeed(2)));
    }

    @Test
    void shouldLeaveEverythingElseAsItWasWhenOneThingChanges() {
        // When
        Played calm = Played.of(folder, SHORT);
        Played outage = Played.of(folder, SHORT, "events:", "  - {kind: outage, scope: gcp/us-central1, from: +60s}");
        // Then
        assertThat(outage.reports().toList())
                .isNotEmpty()
                .isEqualTo(calm.reports()
                        .filter(report -> !report.report().getProvider().equals("gcp")
                                || report.timestampMs()
                                        <= Played.START.plusSeconds(60).toEpochMilli())
                        .toList());
    }

    @Test
    void shouldSayWhatTheContractAsksFor() {
        // When
        Played played = Played.of(folder, SHORT);
        // Then
        List<GpuReport> reports = played.at(60, "us-east-1");
        assertThat(reports).hasSize(5);
        GpuReport rack = reports.stream()
                .filter(report -> report.getGpuModel().equals("GB200"))
                .findFirst()
                .orElseThrow();
        assertThat(rack.getKind()).isEqualTo(ReportKind.SAMPLE);
        assertThat(rack.getRack()).isEqualTo("gb200-1-r0001");
        assertThat(rack.getHosts()).hasSize(18).doesNotHaveDuplicates().startsWith("gb200-1-r0001-n01");
        assertThat(rack.getGpusExpected()).hasSize(18).containsOnly(4);
        assertThat(rack.getGpuCounts()).isEqualTo(rack.getGpusExpected());
        assertThat(rack.getIntervalStart()).isEqualTo(Played.START.plusSeconds(30));
        assertThat(rack.getIntervalMs()).isEqualTo(30_000);
        assertThat(rack.getSequences())
                .hasSize(18)
                .containsOnly(Played.START.plusSeconds(30).toEpochMilli() / 30_000);
        assertThat(rack.getCpuCounts()).hasSize(18);
        assertThat(rack.getCpuUtilPermyriad()).hasSize(18).allMatch(util -> util >= 0 && util <= 10_000);
        assertThat(rack.getUtilPermyriad()).hasSize(72).allMatch(util -> util >= 0 && util <= 10_000);
        assertThat(rack.getUtilSignal().remaining()).isEqualTo(72);
        assertThat(rack.getGpuState().remaining()).isEqualTo(72);
        assertThat(rack.getTemperatureCelsius().remaining()).isEqualTo(72);
        assertThat(rack.getMemoryUsedMib()).hasSize(72).allMatch(used -> used <= rack.getMemoryTotalMib());
        assertThat(rack.getXidCodes()).isEmpty();
        for (int gpu = 0; gpu < 72; gpu++) {
            assertThat(rack.getEnergyMillijoules().get(gpu))
                    .isEqualTo(rack.getPowerWatts().get(gpu) * 30_000L);
        }
        GpuReport node = reports.stream()
                .filter(report -> report.getGpuModel().equals("H200"))
                .findFirst()
                .orElseThrow();
        assertThat(node.getRack()).isEmpty();
        assertThat(node.getHosts()).hasSize(1);
        assertThat(node.getUtilPermyriad()).hasSize(8);
    }

    @Test
    void shouldKeepARackInOneShardOfItsCluster() {
        // When
        Played played = Played.of(folder, SHORT);
        // Then
        Map<String, Set<String>> keys = new HashMap<>();
        played.reports()
                .forEach(report -> keys.computeIfAbsent(
                                report.report().getHosts().get(0), host -> new HashSet<>())
                        .add(report.key()));
        assertThat(keys).hasSize(9);
        assertThat(keys.values()).allSatisfy(key -> assertThat(key).hasSize(1));
        assertThat(keys.get("gb200-1-r0001-n01")).first().asString().matches("aws/us-east-1/gb200-1#[0-3]");
    }

    @Test
    void shouldDeliverEachIntervalSoonAfterItsEndAndNotAllAtOnce() {
        // When
        Played played = Played.of(folder, SHORT);
        // Then
        assertThat(played.reports())
                .hasSize(9 * 9)
                .allMatch(report -> report.arrivalMs() >= report.timestampMs()
                        && report.arrivalMs() < report.timestampMs() + 6_000);
        assertThat(played.reports().map(Delivery::arrivalMs).distinct().count()).isGreaterThan(70);
    }

    @Test
    void shouldTickEveryFiveSecondsAfterAllThatHasArrived() {
        // When
        Played played = Played.of(
                ScenarioFile.shipped("messy"),
                SimulationOptions.from(Played.START.plusMillis(1), ScenarioFile.shipped("messy"))
                        .lasting(SHORT));
        // Then
        List<Instant> ticks = played.of(Delivery.Tick.class)
                .map(tick -> Instant.ofEpochMilli(tick.arrivalMs()))
                .toList();
        assertThat(ticks).hasSize(60).startsWith(Played.START.plusSeconds(5)).endsWith(Played.START.plusSeconds(300));
        assertThat(ticks).doesNotHaveDuplicates().isSorted();
        List<Long> arrivals =
                played.deliveries().stream().map(Delivery::arrivalMs).toList();
        assertThat(arrivals).isSorted();
        long tickedMs = 0;
        for (Delivery delivery : played.deliveries()) {
            if (delivery instanceof Delivery.Tick tick) {
                tickedMs = tick.arrivalMs();
            } else {
                assertThat(delivery.arrivalMs()).isGreaterThan(tickedMs);
            }
        }
    }

    @Test
    void shouldTickAfterWhatArrivesAtTheVeryInstant() {
        // When
        Played played = Played.of(
                folder,
                Duration.ofSeconds(60),
                "report_spread: 0s",
                "report_jitter: 0s",
                "incidents: [{id: i, provider: aws, messages: [{at: +60s, status: CONFIRMED}]}]");
        // Then
        List<Delivery> last = played.deliveries().stream()
                .filter(delivery ->
                        delivery.arrivalMs() == Played.START.plusSeconds(60).toEpochMilli())
                .toList();
        assertThat(last).hasSize(11).last().isInstanceOf(Delivery.Tick.class);
        assertThat(played.reports()).hasSize(18);
    }

    @Test
    void shouldNotTickWhenTheInstallationDoes() {
        // When
        Simulation simulation = new Simulation(
                Played.scenario(folder),
                SimulationOptions.from(Played.START, Played.scenario(folder))
                        .lasting(SHORT)
                        .withoutTicks());
        // Then
        assertThat(Played.count(simulation, Delivery.Tick.class::isInstance)).isZero();
        assertThat(Played.count(simulation, Delivery.Report.class::isInstance)).isEqualTo(9 * 9);
    }

    @Test
    void shouldHaveAboutAsManyGpusAsAskedForInTheSameProportions() {
        // Given
        Scenario scenario = ScenarioFile.shipped("calm");
        SimulationOptions options = SimulationOptions.from(Played.START, scenario);
        Simulation asItIs = new Simulation(scenario, options);
        // When
        Simulation large = new Simulation(scenario, options.withGpus(500_000));
        Simulation tiny = new Simulation(scenario, options.withGpus(1));
        // Then
        assertThat(asItIs.clusters()).isEqualTo(55);
        assertThat((double) large.gpus()).isCloseTo(500_000, within(72.0 * 2));
        assertThat((double) large.hosts() / large.gpus())
                .isCloseTo((double) asItIs.hosts() / asItIs.gpus(), within(0.01));
        assertThat(large.clusters()).isEqualTo(55);
        assertThat(tiny.gpus()).isEqualTo(44 * 72 + 11 * 8);
    }

    @Test
    void shouldWaverLittleFromIntervalToIntervalAndBeElsewhereAfterAJob() {
        // When
        Played played = Played.of(folder, Duration.ofHours(2));
        // Then
        List<Integer> ofOneGpu = new ArrayList<>();
        played.reports()
                .map(Delivery.Report::report)
                .filter(report -> report.getGpuModel().equals("GB200"))
                .forEach(report -> ofOneGpu.add(report.getUtilPermyriad().get(7)));
        long steady = 0;
        for (int i = 1; i < ofOneGpu.size(); i++) {
            steady += Math.abs(ofOneGpu.get(i) - ofOneGpu.get(i - 1)) < 1_500 ? 1 : 0;
        }
        assertThat(ofOneGpu).hasSize(239);
        assertThat(steady).isBetween(225L, 237L);
        assertThat(ofOneGpu.stream().mapToInt(Integer::intValue).max().orElse(0)
                        - ofOneGpu.stream().mapToInt(Integer::intValue).min().orElse(0))
                .isGreaterThan(1_500);
    }
}
