package dev.headroom.producers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.GpuReport;
import dev.headroom.events.IncidentKind;
import dev.headroom.events.ReportKind;
import dev.headroom.producers.SentRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SimulationWriterTest {

    private static final Scenario MESSY = ScenarioFile.shipped("messy");
    private static final SimulationOptions OPTIONS =
            SimulationOptions.from(Played.START, MESSY).lasting(Duration.ofMinutes(3));

    @Test
    void shouldWriteTheVerySameBytesInTheSameOrderTwice() throws InterruptedException {
        // When
        List<String> first = written("simulate-one", OPTIONS);
        List<String> second = written("simulate-two", OPTIONS);
        List<String> otherSeed = written("simulate-three", OPTIONS.withSeed(9));
        // Then
        assertThat(first).hasSizeGreaterThan(1_000).isEqualTo(second).isNotEqualTo(otherSeed);
    }

    @Test
    void shouldWriteWhatIsDeliveredAndCountIt() throws InterruptedException {
        // Given
        Scenario scenario = ScenarioFile.shipped("aws-us-east-1-2025-10-20");
        SimulationOptions options =
                SimulationOptions.from(Played.START, scenario).lasting(Duration.ofMinutes(43));
        SentRecords sent = new SentRecords("simulate-counts");
        // When
        SimulationResult result = new SimulationWriter(sent.outlet(), Pace.MAX)
                .run(new Simulation(scenario, options), SimulationWriter.Listener.NONE);
        // Then
        List<GpuReport> telemetry = sent.values("gpu_utilization", GpuReport.class);
        assertThat(telemetry.stream()
                        .filter(report -> report.getKind() == ReportKind.SAMPLE)
                        .toList())
                .isEqualTo(Played.of(scenario, options)
                        .reports()
                        .map(Delivery.Report::report)
                        .toList())
                .hasSize((int) result.reports());
        assertThat(telemetry.stream()
                        .mapToLong(report -> report.getUtilPermyriad().size())
                        .sum())
                .isEqualTo(result.gpuSamples());
        assertThat(result.ticks()).isEqualTo(43 * 12 + 1);
        assertThat(telemetry.stream()
                        .filter(report -> report.getKind() == ReportKind.TICK)
                        .count())
                .isEqualTo(4 * result.ticks());
        assertThat(sent.to("operator_commands")).hasSize((int) result.ticks());
        assertThat(sent.values("cloud_incidents", CloudIncident.class).stream()
                        .filter(incident -> incident.getKind() == IncidentKind.INCIDENT))
                .hasSize(1);
        assertThat(result.incidents()).isEqualTo(1);
        assertThat(result.reached()).isEqualTo(Played.START.plusSeconds(43 * 60));
    }

    @Test
    void shouldStampReportsWithTheEndOfTheirIntervalAndKeyThemByShard() throws InterruptedException {
        // Given
        SentRecords sent = new SentRecords("simulate-stamps");
        // When
        new SimulationWriter(sent.outlet(), Pace.MAX)
                .run(new Simulation(MESSY, OPTIONS.withoutTicks()), SimulationWriter.Listener.NONE);
        // Then
        List<ProducerRecord<byte[], byte[]>> records = sent.to("gpu_utilization");
        List<GpuReport> reports = sent.values("gpu_utilization", GpuReport.class);
        for (int i = 0; i < records.size(); i++) {
            GpuReport report = reports.get(i);
            assertThat(records.get(i).timestamp())
                    .isEqualTo(report.getIntervalStart().toEpochMilli() + report.getIntervalMs());
            assertThat(SentRecords.text(records.get(i).key()))
                    .startsWith(report.getProvider() + "/" + report.getRegion() + "/" + report.getCluster() + "#");
            assertThat(records.get(i).partition()).isNull();
        }
        assertThat(sent.to("operator_commands")).isEmpty();
    }

    @Test
    void shouldWaitForTheTimeOfDayAndEndWhenStopped() throws Exception {
        // Given: a clock that stands still, so that nothing after it is ever due.
        Instant now = Played.START.plusSeconds(45);
        SentRecords sent = new SentRecords("simulate-paced");
        SimulationWriter writer = new SimulationWriter(sent.outlet(), Pace.ofDay(Clock.fixed(now, ZoneOffset.UTC)));
        CompletableFuture<Instant> firstLate = new CompletableFuture<>();
        // When
        CompletableFuture<SimulationResult> running = CompletableFuture.supplyAsync(() -> {
            try {
                return writer.run(new Simulation(MESSY, OPTIONS), (reached, samples) -> {
                    if (reached.isAfter(now)) {
                        firstLate.complete(reached);
                    }
                });
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        await().until(() -> sent.to("operator_commands").size() >= 10);
        writer.stop();
        SimulationResult result = running.get(10, TimeUnit.SECONDS);
        // Then
        assertThat(result.ticks()).isEqualTo(10);
        assertThat(result.reached()).isEqualTo(now);
        assertThat(firstLate).isNotDone();
    }

    @Test
    void shouldGoOnWithWhatWasNotWrittenWhenItWasBrokenOff() throws InterruptedException {
        // Given
        Duration brokenOff = Duration.ofSeconds(95);
        // When
        List<String> begun = written("simulate-begun", OPTIONS.lasting(brokenOff));
        List<String> rest = written("simulate-rest", OPTIONS, Played.START.plus(brokenOff));
        // Then
        assertThat(rest).isNotEmpty();
        assertThat(Stream.concat(begun.stream(), rest.stream()).toList()).isEqualTo(written("simulate-whole", OPTIONS));
    }

    @Test
    void shouldPassSoManyTimesAsFast() {
        // Given
        Pace pace = Pace.times(60, Played.START, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        // When, Then
        assertThat(pace.until(Played.START.plusSeconds(120))).isEqualTo(Duration.ofSeconds(2));
        assertThat(Pace.MAX.until(Played.START.plusSeconds(120))).isZero();
    }

    private static List<String> written(String scope, SimulationOptions options) throws InterruptedException {
        return written(scope, options, Instant.MIN);
    }

    private static List<String> written(String scope, SimulationOptions options, Instant writtenThrough)
            throws InterruptedException {
        SentRecords sent = new SentRecords(scope);
        new SimulationWriter(sent.outlet(), Pace.MAX, writtenThrough)
                .run(new Simulation(MESSY, options), SimulationWriter.Listener.NONE);
        List<String> written = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : sent.producer().history()) {
            written.add(record.topic() + " " + record.partition() + " " + record.timestamp() + " "
                    + SentRecords.text(record.key()) + " " + Arrays.hashCode(record.value()) + " "
                    + record.value().length);
        }
        return written;
    }
}
