package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import dev.headroom.producers.SentRecords;
import dev.headroom.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DcgmCollectorTest {

    private static final String TOPIC = TopicCatalogue.GPU_UTILIZATION.name();
    private static final String GB200 = "NVIDIA GB200";
    /** Exporters then have 4 s to answer, also on a busy machine. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Duration SHORT_INTERVAL = Duration.ofSeconds(6);
    private static final Instant END = Instant.parse("2026-01-31T12:00:30Z");

    private final FakeExporter first = new FakeExporter();
    private final FakeExporter second = new FakeExporter();
    private final SentRecords sent = new SentRecords("dcgm");

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void shouldWriteARackAndWhatItMeasured() throws InterruptedException {
        // Given
        first.answers(new ExporterText("tray-1", GB200).with("rack=\"r7\"").gpus(4));
        second.answers(new ExporterText("tray-2", GB200)
                .with("rack=\"r7\"")
                .gpus(3)
                .series("DCGM_FI_PROF_SM_ACTIVE", 3, "0.8125")
                .series("DCGM_FI_DEV_POWER_USAGE", 3, ExporterText.BLANK));
        // When
        IntervalResult result;
        try (DcgmCollector collector = collector(sent, INTERVAL)) {
            result = collector.collect(END);
        }
        // Then
        ProducerRecord<byte[], byte[]> record = sent.to(TOPIC).get(0);
        assertThat(sent.to(TOPIC)).hasSize(1);
        assertThat(SentRecords.text(record.key())).matches("aws/us-east-1/c1#[0-3]");
        assertThat(record.timestamp()).isEqualTo(END.toEpochMilli());
        GpuReport report = sent.values(TOPIC, GpuReport.class).get(0);
        assertThat(report.getKind()).isEqualTo(ReportKind.SAMPLE);
        assertThat(report.getProvider()).isEqualTo("aws");
        assertThat(report.getRegion()).isEqualTo("us-east-1");
        assertThat(report.getCluster()).isEqualTo("c1");
        assertThat(report.getRack()).isEqualTo("r7");
        assertThat(report.getGpuModel()).isEqualTo("GB200");
        assertThat(report.getHosts()).containsExactly("tray-1", "tray-2");
        assertThat(report.getIntervalStart()).isEqualTo(END.minus(INTERVAL));
        assertThat(report.getIntervalMs()).isEqualTo(30_000);
        assertThat(report.getCollectorVersion()).isEqualTo("headroom-dcgm/1.2.3");
        assertThat(report.getCpuCounts()).containsExactly(0, 0);
        assertThat(report.getCpuUtilPermyriad()).containsExactly(-1, -1);
        assertThat(report.getUtilPermyriad()).containsExactly(5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 8_125);
        assertThat(report.getUtilSignal()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 1, 1, 1, 1, 1, 1, 0}));
        assertThat(report.getPowerWatts()).containsExactly(512, 512, 512, 512, 512, 512, 512, -1);
        assertThat(report.getEnergyMillijoules()).containsOnly(-1L);
        assertThat(report.getTemperatureCelsius().get(7)).isEqualTo((byte) 255);
        assertThat(report.getMemoryTotalMib()).isEqualTo(81_000);
        assertThat(result.answered()).isEqualTo(2);
        assertThat(result.hosts()).isEqualTo(2);
        assertThat(result.gpusSeen()).isEqualTo(8);
        assertThat(result.gpusExpected()).isEqualTo(8);
        assertThat(result.records()).isEqualTo(1);
    }

    @Test
    void shouldWriteTheSameKeyForARackWhicheverHostsWereSeen() throws InterruptedException {
        // Given
        first.answers(new ExporterText("tray-1", GB200).with("rack=\"r7\"").gpus(4));
        second.answers(new ExporterText("tray-2", GB200).with("rack=\"r7\"").gpus(4));
        try (DcgmCollector collector = collector(sent, SHORT_INTERVAL)) {
            collector.collect(END);
            // When
            first.answersStatus(503);
            IntervalResult result = collector.collect(END.plus(SHORT_INTERVAL));
            // Then
            assertThat(result.failures()).containsOnlyKeys(first.target());
        }
        List<ProducerRecord<byte[], byte[]>> records = sent.to(TOPIC);
        assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
        assertThat(sent.values(TOPIC, GpuReport.class).get(1).getHosts()).containsExactly("tray-2");
    }

    @Test
    void shouldWriteNothingWhenNobodyAnswers() throws InterruptedException {
        // Given
        first.hangs();
        second.answers("<html>\n");
        // When
        try (DcgmCollector collector = collector(sent, SHORT_INTERVAL)) {
            IntervalResult result = collector.collect(END);
            // Then
            assertThat(result.answered()).isZero();
            assertThat(result.records()).isZero();
            assertThat(collector.totals().failures()).isEqualTo(2);
        }
        assertThat(sent.to(TOPIC)).isEmpty();
    }

    @Test
    void shouldCountBadLinesAndUseTheOthers() throws InterruptedException {
        // Given
        first.answers(new ExporterText("tray-1", GB200).gpus(4).line("broken{"));
        second.answers(new ExporterText("tray-2", GB200).line("x y").gpus(4).line("broken{"));
        // When
        try (DcgmCollector collector = collector(sent, INTERVAL)) {
            IntervalResult result = collector.collect(END);
            // Then
            assertThat(result.badLines()).containsEntry(BadLine.LABELS, 2).containsEntry(BadLine.VALUE, 1);
            assertThat(result.gpusSeen()).isEqualTo(8);
            assertThat(collector.totals().badLines()).isEqualTo(3);
        }
    }

    @Test
    void shouldCountARefusedRecordAndGoOn() throws InterruptedException {
        // Given
        SentRecords slow = new SentRecords("dcgm-refused", false);
        first.answers(new ExporterText("h1", GB200).gpus(4));
        second.answers(new ExporterText("h2", GB200).gpus(4));
        try (DcgmCollector collector = collector(slow, INTERVAL)) {
            collector.collect(END);
            // When
            slow.producer().errorNext(new InvalidTimestampException("too far ahead"));
            slow.producer().completeNext();
            collector.collect(END.plus(INTERVAL));
            slow.producer().completeNext();
            slow.producer().completeNext();
            // Then
            assertThat(collector.totals().refused()).isEqualTo(1);
            assertThat(collector.totals().lastRefusal())
                    .isEqualTo("cannot write to topic gpu_utilization: too far ahead");
            assertThat(collector.totals().written()).isEqualTo(3);
        }
    }

    @Test
    void shouldCollectTheIntervalThatEndedLastWhenAskedOnce() throws InterruptedException {
        // Given
        first.answers(new ExporterText("h1", GB200).gpus(4));
        second.answers(new ExporterText("h2", GB200).gpus(4));
        Clock clock = Clock.fixed(END.plusMillis(29_999), ZoneOffset.UTC);
        // When
        try (DcgmCollector collector = new DcgmCollector(options(INTERVAL), sent.outlet(), clock)) {
            collector.once();
        }
        // Then
        assertThat(sent.to(TOPIC)).extracting(ProducerRecord::timestamp).containsOnly(END.toEpochMilli());
    }

    @Test
    void shouldCollectIntervalAfterIntervalUntilStopped() throws Exception {
        // Given
        first.answers(new ExporterText("h1", GB200).gpus(4));
        second.hangs();
        List<IntervalResult> results = new CopyOnWriteArrayList<>();
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (DcgmCollector collector = collector(sent, Duration.ofSeconds(3))) {
            Future<?> running = background.submit(() -> {
                collector.run(results::add);
                return null;
            });
            await().atMost(Duration.ofSeconds(50)).until(() -> sent.to(TOPIC).size() >= 2 && results.size() >= 2);
            // When
            collector.stop();
            // Then
            running.get(5, TimeUnit.SECONDS);
        } finally {
            background.shutdownNow();
        }
        assertThat(results).allSatisfy(result -> {
            assertThat(result.intervalEnd().toEpochMilli() % 3_000).isZero();
            assertThat(result.failures()).containsKey(second.target());
        });
        assertThat(results.stream().map(IntervalResult::intervalEnd).distinct()).hasSameSizeAs(results);
        List<Long> sequences = sent.values(TOPIC, GpuReport.class).stream()
                .map(report -> report.getSequences().get(0))
                .toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldRefuseOptionsThatCannotBe() {
        assertThatThrownBy(() -> CollectorOptions.of(List.of(), "aws", "r", "c"))
                .hasMessage("there is no target to collect from");
        assertThatThrownBy(() -> options(Duration.ofSeconds(61)))
                .hasMessage("the interval must be 1 to 60 whole seconds, not 61.0 s");
        assertThatThrownBy(() -> options(Duration.ofMillis(1_500)))
                .hasMessage("the interval must be 1 to 60 whole seconds, not 1.5 s");
    }

    private DcgmCollector collector(SentRecords to, Duration interval) {
        return new DcgmCollector(options(interval), to.outlet());
    }

    private CollectorOptions options(Duration interval) {
        return new CollectorOptions(
                List.of(first.target(), second.target(), first.target()),
                "aws",
                "us-east-1",
                "c1",
                interval,
                4,
                "rack",
                NodeMapping.none(),
                "1.2.3");
    }
}
