package dev.headroom.acceptance.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.CommittedRows;
import dev.headroom.acceptance.chaos.Survivors;
import dev.headroom.events.GpuReport;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.clock.Ticks;
import dev.headroom.producers.simulator.Delivery;
import dev.headroom.producers.simulator.Pace;
import dev.headroom.producers.simulator.Scenario;
import dev.headroom.producers.simulator.ScenarioFile;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationOptions;
import dev.headroom.producers.simulator.SimulationResult;
import dev.headroom.producers.simulator.SimulationWriter;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.DeadLetterHeaders;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Telemetry that is doubled, late, out of order, with clocks that are wrong, and with records between that are none, while the
 * application is killed in the middle of it, once losing its state directory. The start is such that an hour ends on the way.
 */
class KilledFleetIT {

    private static final Instant START = Instant.parse("2026-03-01T12:40:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(45));
    private static final int CLUSTERS = 55;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration ALL_FINAL = Duration.ofMinutes(12);
    private static final List<Duration> KILL_AFTER =
            List.of(Duration.ofMinutes(8), Duration.ofMinutes(16), Duration.ofMinutes(24), Duration.ofMinutes(32));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String[] FLEET = {"--only", "fleet,failover"};

    @TempDir
    private Path directory;

    @Test
    void shouldAccountForEveryRecordOnceWhenKilledAgainAndAgain() throws Exception {
        try (Survivors survivors = Survivors.start(directory)) {
            // Given
            survivors.startApplication(FLEET);
            CommittedRows rows = survivors.site().rows();

            // When
            long written = writeWhileKilling(survivors, rows);
            Awaitility.await("the last minute is final")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows.latest(TopicCatalogue.GPU_FLEET_MINUTELY))
                            .filteredOn(row ->
                                    startOf(row).equals(END.minus(MINUTE)) && Boolean.TRUE.equals(row.get("final")))
                            .hasSize(CLUSTERS));

            // Then
            List<Map<String, @Nullable Object>> minutes = rows.latest(TopicCatalogue.GPU_FLEET_MINUTELY);
            Map<String, Long> letters = letters(rows);
            SentTelemetry sent =
                    SentTelemetry.in(rows, AvroSerdes.of(survivors.site().clientProperties()));
            assertThat(sent.samples()).isEqualTo((int) written);
            assertThat(letters).isEqualTo(sent.refused()).containsKeys("UNREADABLE", "INVALID", "FUTURE", "LATE");
            assertThat(FleetCheck.differences(
                            minutes.stream()
                                    .filter(row -> startOf(row).isBefore(END))
                                    .toList(),
                            sent))
                    .isEmpty();
            assertThat(FleetCheck.total(minutes, "records")
                            + FleetCheck.total(minutes, "duplicates")
                            + letters.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                    .isEqualTo(written);
            assertThat(FleetCheck.total(minutes, "duplicates")).isPositive();
            assertThat(FleetCheck.total(minutes, "gaps")).isEqualTo(sent.gaps());
        }
    }

    /** Writes all of it; how many records that are, but for ticks. */
    private static long writeWhileKilling(Survivors survivors, CommittedRows rows) throws InterruptedException {
        Scenario messy = ScenarioFile.shipped("messy");
        Simulation simulation =
                new Simulation(messy, SimulationOptions.from(START, messy).withGpus(1));
        GpuReport good = firstReport(simulation);
        Deque<Instant> kills = new ArrayDeque<>();
        KILL_AFTER.forEach(after -> kills.add(START.plus(after)));
        try (Outlet outlet = Outlet.connect(survivors.site().clientProperties(), "")) {
            Garbage garbage = new Garbage(outlet);
            SimulationResult result = new SimulationWriter(outlet, Pace.MAX).run(simulation, (reached, gpuSamples) -> {
                if (!kills.isEmpty() && !reached.isBefore(kills.element())) {
                    kills.remove();
                    garbage.send(good, reached.toEpochMilli());
                    outlet.flush();
                    killWhileCounting(survivors, rows, kills.size() == 1);
                }
            });
            new Ticks(outlet).writeFleet(simulation.end().plus(ALL_FINAL));
            outlet.flush();
            return result.reports() + garbage.sent();
        }
    }

    /** Kills it when it has committed part of what is there, so while it is at the rest. */
    private static void killWhileCounting(Survivors survivors, CommittedRows rows, boolean loseState) {
        try {
            Map<TopicPartition, Long> before = rows.ends(TopicCatalogue.GPU_FLEET_MINUTELY);
            Awaitility.await("something is counted")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !rows.ends(TopicCatalogue.GPU_FLEET_MINUTELY).equals(before));
            survivors.killApplication();
            if (loseState) {
                survivors.deleteState();
            }
            survivors.startApplication(FLEET);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static GpuReport firstReport(Simulation simulation) {
        for (Delivery delivery : simulation) {
            if (delivery instanceof Delivery.Report report) {
                return report.report();
            }
        }
        throw new AssertionError("nothing is simulated");
    }

    private static Instant startOf(Map<String, @Nullable Object> row) {
        return Instant.ofEpochMilli((Long) Objects.requireNonNull(row.get("starts_at")));
    }

    /** Dead letters by reason. */
    private static Map<String, Long> letters(CommittedRows rows) {
        Map<String, Long> letters = new TreeMap<>();
        rows.records(TopicCatalogue.DEAD_LETTERS)
                .forEach(letter -> letters.merge(
                        new String(
                                letter.headers()
                                        .lastHeader(DeadLetterHeaders.REASON)
                                        .value(),
                                StandardCharsets.UTF_8),
                        1L,
                        Long::sum));
        return letters;
    }
}
