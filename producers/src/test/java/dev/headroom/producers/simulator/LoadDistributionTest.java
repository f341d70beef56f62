package dev.headroom.producers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.headroom.producers.ImportException;
import dev.headroom.producers.SharedData;
import dev.headroom.producers.simulator.LoadDistribution.Quantile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadDistributionTest {

    private static final String HEADER = "quantile,gpu_util_percent,gpu_power_watts\n";

    @TempDir
    Path folder;

    @Test
    void shouldBeLinearBetweenQuantiles() {
        // Given
        LoadDistribution distribution = new LoadDistribution(
                List.of(new Quantile(0, 0, 100), new Quantile(0.5, 40, 300), new Quantile(1, 100, 700)), 700);
        // When, Then
        assertThat(distribution.utilPermyriad(0.25)).isEqualTo(2_000);
        assertThat(distribution.utilPermyriad(0.75)).isEqualTo(7_000);
        assertThat(distribution.watts(0.75, GpuModel.H200)).isEqualTo(500);
        assertThat(distribution.watts(0.75, GpuModel.B300)).isEqualTo(1_000);
        assertThat(distribution.rankOf(7_000)).isEqualTo(0.75);
        assertThat(distribution.rankOf(10_001)).isEqualTo(1);
    }

    @Test
    void shouldFollowTheShippedDistribution() throws IOException {
        // Given
        List<Quantile> quantiles;
        try (Reader content = new StringReader(shipped())) {
            quantiles = QuantileFile.read("shipped", content);
        }
        Scenario scenario = ScenarioFile.shipped("calm");
        // When
        Played played = Played.of(
                scenario,
                SimulationOptions.from(Played.START, scenario).withGpus(50_000).lasting(Duration.ofMinutes(2)));
        // Then
        assertFollows(quantiles, played, 1);
    }

    /** What was measured in two clusters, taken as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"acme_kalos_gpu_quantiles.csv", "acme_seren_gpu_quantiles.csv"})
    void shouldFollowMeasuredDistributions(String name) throws IOException {
        // Given
        Path file = SharedData.of("gpu/" + name);
        Path yaml = Files.writeString(
                folder.resolve("measured.yaml"), "quantiles: {file: " + file.toAbsolutePath() + "}\n");
        Scenario scenario = ScenarioFile.read(yaml);
        List<Quantile> quantiles;
        try (Reader content = Files.newBufferedReader(file)) {
            quantiles = QuantileFile.read(name, content);
        }
        // When
        Played played = Played.of(
                scenario,
                SimulationOptions.from(Played.START, scenario).withGpus(50_000).lasting(Duration.ofMinutes(2)));
        // Then
        assertFollows(quantiles, played, 0);
    }

    @Test
    void shouldTellEveryFaultOfAFileWithItsLine() {
        // Given
        String content = HEADER + "0,0,50\n0.5,x,60\n0.4,101,-1\n1,100,40\n";
        // When, Then
        assertThatThrownBy(() -> QuantileFile.read("q.csv", new StringReader(content)))
                .asInstanceOf(type(ImportException.class))
                .satisfies(refused -> assertThat(refused.faults())
                        .containsExactly(
                                "q.csv:3: gpu_util_percent 'x': is not a number from 0 to 100",
                                "q.csv:4: gpu_util_percent '101': is not a number from 0 to 100",
                                "q.csv:4: gpu_power_watts '-1': is not a number from 0 to 10000",
                                "q.csv:5: gpu_power_watts '40': is below the one before; quantiles rise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,0,50\n", "0.1,0,50\n1,100,400\n", "0,0,50\n0.9,100,400\n"})
    void shouldAskForTheWholeRange(String rows) {
        // When, Then
        assertThatThrownBy(() -> QuantileFile.read("q.csv", new StringReader(HEADER + rows)))
                .hasMessage("q.csv: must have a first row for quantile 0 and a last one for quantile 1");
    }

    /**
     * Of what was played, the share of GPUs below each quantile is about the quantile, and power follows; in percent of the power
     * limit where it was scaled.
     */
    private static void assertFollows(List<Quantile> quantiles, Played played, int scaled) {
        int[] utils = sorted(played.reports()
                .flatMap(report -> report.report().getUtilPermyriad().stream())
                .mapToInt(Integer::intValue)
                .toArray());
        double[] watts = played.reports()
                .flatMapToDouble(report -> report.report().getPowerWatts().stream()
                        .mapToDouble(power -> scaled == 0
                                ? power
                                : 1_000.0
                                        * power
                                        / GpuModel.valueOf(report.report().getGpuModel())
                                                .limitWatts()))
                .sorted()
                .toArray();
        assertThat(utils).hasSizeGreaterThan(100_000);
        assertThat(Arrays.stream(utils).average().orElseThrow() / 100).isCloseTo(mean(quantiles, true), within(1.5));
        assertThat(Arrays.stream(watts).average().orElseThrow())
                .isCloseTo(mean(quantiles, false), within(mean(quantiles, false) * 0.02));
        for (Quantile quantile : quantiles) {
            assertThat(shareBelow(utils, quantile.utilPercent() * 100 - 1)).isLessThan(quantile.quantile() + 0.03);
            assertThat(shareBelow(utils, quantile.utilPercent() * 100 + 1)).isGreaterThan(quantile.quantile() - 0.03);
        }
    }

    private static double shareBelow(int[] sorted, double limit) {
        int below = Arrays.binarySearch(sorted, (int) Math.ceil(limit));
        int position = below >= 0 ? below : -below - 1;
        while (position > 0 && sorted[position - 1] >= limit) {
            position--;
        }
        return (double) position / sorted.length;
    }

    private static double mean(List<Quantile> quantiles, boolean isUtil) {
        double sum = 0;
        for (int i = 1; i < quantiles.size(); i++) {
            Quantile low = quantiles.get(i - 1);
            Quantile high = quantiles.get(i);
            double middle = isUtil ? (low.utilPercent() + high.utilPercent()) / 2 : (low.watts() + high.watts()) / 2;
            sum += middle * (high.quantile() - low.quantile());
        }
        return sum;
    }

    private static int[] sorted(int[] numbers) {
        Arrays.sort(numbers);
        return numbers;
    }

    private static String shipped() throws IOException {
        try (InputStream content = LoadDistribution.class.getResourceAsStream("/scenarios/made-up-quantiles.csv")) {
            return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
