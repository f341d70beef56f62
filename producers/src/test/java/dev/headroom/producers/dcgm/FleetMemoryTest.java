package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.events.GpuReport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetMemoryTest {

    private static final Target A = Target.parse("a");
    private static final Target B = Target.parse("b");
    private static final String H100 = "NVIDIA H100 80GB HBM3";
    private static final String GB200 = "NVIDIA GB200";

    private NodeMapping mapping = NodeMapping.none();
    private final CollectorOptions options = CollectorOptions.of(List.of(A, B), "aws", "us-east-1", "c1");
    private final FleetMemory memory = new FleetMemory(options);
    private Instant end = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void shouldMakeOneRecordOfARack() {
        // When
        List<GpuReport> reports = interval(Map.of(
                A, new ExporterText("tray-1", GB200).with("rack=\"r1\"").gpus(4),
                B, new ExporterText("tray-0", GB200).with("rack=\"r1\"").gpus(4)));
        // Then
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.getRack()).isEqualTo("r1");
            assertThat(report.getGpuModel()).isEqualTo("GB200");
            assertThat(report.getHosts()).containsExactly("tray-0", "tray-1");
            assertThat(report.getGpuCounts()).containsExactly(4, 4);
            assertThat(report.getUtilPermyriad()).hasSize(8).containsOnly(5_000);
        });
    }

    @Test
    void shouldMakeOneRecordOfEachHostWhenNoRackIsKnown() {
        // When
        List<GpuReport> reports =
                interval(Map.of(A, new ExporterText("h1", H100).gpus(8), B, new ExporterText("h2", H100).gpus(8)));
        // Then
        assertThat(reports)
                .extracting(report -> report.getHosts().get(0), GpuReport::getRack)
                .containsExactlyInAnyOrder(tuple("h1", ""), tuple("h2", ""));
    }

    @Test
    void shouldMakeOneRecordOfEachModelInARack() {
        // When
        List<GpuReport> reports = interval(Map.of(
                A, new ExporterText("h1", H100).with("rack=\"r1\"").gpus(8),
                B, new ExporterText("h2", "NVIDIA H200").with("rack=\"r1\"").gpus(8)));
        // Then
        assertThat(reports).extracting(GpuReport::getGpuModel).containsExactlyInAnyOrder("H100", "H200");
    }

    @Test
    void shouldExpectTheMostGpusEverSeen() {
        // When
        interval(Map.of(A, new ExporterText("h1", H100).gpus(8)));
        GpuReport lost = only(interval(Map.of(A, new ExporterText("h1", H100).gpus(7))));
        GpuReport back = only(interval(Map.of(A, new ExporterText("h1", H100).gpus(8))));
        // Then
        assertThat(lost.getGpusExpected()).containsExactly(8);
        assertThat(lost.getGpuCounts()).containsExactly(7);
        assertThat(lost.getPowerWatts()).hasSize(7);
        assertThat(back.getGpuCounts()).containsExactly(8);
    }

    @Test
    void shouldExpectTheGpusOfTheMapping() {
        // Given
        mapping = new NodeMapping(List.of(new NodeMapping.Node("h1", null, "r9", 8, "p5.48xlarge", "H100e")));
        // When
        GpuReport report = only(interval(
                Map.of(A, new ExporterText("h1", H100).with("rack=\"r1\"").gpus(6))));
        // Then
        assertThat(report.getGpusExpected()).containsExactly(8);
        assertThat(report.getGpuCounts()).containsExactly(6);
        assertThat(report.getRack()).isEqualTo("r9");
        assertThat(report.getHostType()).isEqualTo("p5.48xlarge");
        assertThat(report.getGpuModel()).isEqualTo("H100e");
    }

    @Test
    void shouldNotMissGpusWhoseExporterDidNotAnswer() {
        // Given: two exporters of one host, four GPUs each
        ExporterText firstHalf =
                new ExporterText("h1", H100).gpu(0).gpu(1).gpu(2).gpu(3);
        ExporterText secondHalf =
                new ExporterText("h1", H100).gpu(4).gpu(5).gpu(6).gpu(7);
        assertThat(only(interval(Map.of(A, firstHalf, B, secondHalf))).getGpusExpected())
                .containsExactly(8);
        // When
        GpuReport half = only(interval(Map.of(A, firstHalf)));
        // Then
        assertThat(half.getGpusExpected()).containsExactly(4);
        assertThat(half.getGpuCounts()).containsExactly(4);
        assertThat(only(interval(Map.of(A, firstHalf, B, secondHalf))).getGpusExpected())
                .containsExactly(8);
    }

    @Test
    void shouldLeaveOutAHostWhoseExporterDidNotAnswer() {
        // Given
        ExporterText one = new ExporterText("tray-1", GB200).with("rack=\"r1\"").gpus(4);
        interval(Map.of(
                A, one, B, new ExporterText("tray-2", GB200).with("rack=\"r1\"").gpus(4)));
        // When
        GpuReport report = only(interval(Map.of(A, one)));
        // Then
        assertThat(report.getHosts()).containsExactly("tray-1");
        assertThat(report.getGpusExpected()).containsExactly(4);
    }

    @Test
    void shouldCountAGpuOnceThatTwoExportersTellOf() {
        // When: each tells what the other does not
        GpuReport report = only(interval(Map.of(
                A, new ExporterText("h1", H100).series("DCGM_FI_DEV_POWER_USAGE", 0, "600"),
                B,
                        new ExporterText("h1", H100)
                                .series("DCGM_FI_DEV_POWER_USAGE", 0, "1")
                                .series("DCGM_FI_PROF_SM_ACTIVE", 0, "0.75"))));
        // Then
        assertThat(report.getGpuCounts()).containsExactly(1);
        assertThat(report.getPowerWatts()).containsExactly(600);
        assertThat(report.getUtilPermyriad()).containsExactly(7_500);
    }

    @Test
    void shouldCallAHostByItsExporterWhenNobodyTellsItsName() {
        // When
        GpuReport report = only(interval(Map.of(A, "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-1\"} 50\n")));
        // Then
        assertThat(report.getHosts()).containsExactly("a:9400");
        assertThat(report.getGpuModel()).isEqualTo("unknown");
    }

    @Test
    void shouldSayWhichGpuReportedAnXid() {
        // Given
        interval(Map.of(A, new ExporterText("tray-1", GB200).with("rack=\"r\"").gpus(2), B, trayWithXid("0")));
        // When
        GpuReport report = only(interval(
                Map.of(A, new ExporterText("tray-1", GB200).with("rack=\"r\"").gpus(2), B, trayWithXid("79"))));
        // Then
        assertThat(report.getHosts()).containsExactly("tray-1", "tray-2");
        assertThat(report.getXidGpus()).containsExactly(3);
        assertThat(report.getXidCodes()).containsExactly(79);
        assertThat(report.getGpuState()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 0, 0, 2}));
    }

    @Test
    void shouldNumberIntervalsByTheirStart() {
        // When
        GpuReport report = only(interval(Map.of(A, new ExporterText("h1", H100).gpus(1))));
        // Then
        assertThat(report.getIntervalMs()).isEqualTo(30_000);
        assertThat(report.getIntervalStart()).isEqualTo(end.minusSeconds(30));
        assertThat(report.getSequences()).containsExactly(end.minusSeconds(30).getEpochSecond() / 30);
    }

    @Test
    void shouldForgetAHostThatWasNotSeenForADay() {
        // Given
        interval(Map.of(A, new ExporterText("h1", H100).gpus(8)));
        end = end.plus(Duration.ofHours(25));
        interval(Map.of(B, new ExporterText("h2", H100).gpus(8)));
        // When
        GpuReport report = only(interval(Map.of(A, new ExporterText("h1", H100).gpus(4))));
        // Then
        assertThat(report.getGpusExpected()).containsExactly(4);
        assertThat(report.getEnergyMillijoules()).containsOnly(-1L);
    }

    @Test
    void shouldMakeRecordsThatHoldTogetherWhateverExportersAnswer() {
        // Given
        byte[] text = new ExporterText("h1", H100)
                .with("rack=\"r1\"")
                .gpus(4)
                .with("GPU_I_ID=\"1\",GPU_I_PROFILE=\"1g.10gb\"")
                .gpus(2)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(17);
        for (int i = 0; i < 300; i++) {
            byte[] mutated = text.clone();
            for (int edits = 0; edits < 30; edits++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(128);
            }
            // When
            List<GpuReport> reports = interval(Map.of(A, new String(mutated, StandardCharsets.US_ASCII)));
            // Then
            reports.forEach(FleetMemoryTest::assertHoldsTogether);
        }
    }

    private static void assertHoldsTogether(GpuReport report) {
        int hosts = report.getHosts().size();
        int gpus = report.getGpuCounts().stream().mapToInt(Integer::intValue).sum();
        assertThat(report.getHosts()).doesNotHaveDuplicates().isNotEmpty();
        assertThat(List.of(
                        report.getGpuCounts().size(),
                        report.getGpusExpected().size(),
                        report.getSequences().size(),
                        report.getCpuCounts().size(),
                        report.getCpuUtilPermyriad().size()))
                .containsOnly(hosts);
        assertThat(List.of(
                        report.getUtilPermyriad().size(),
                        report.getPowerWatts().size(),
                        report.getEnergyMillijoules().size(),
                        report.getMemoryUsedMib().size(),
                        report.getUtilSignal().remaining(),
                        report.getGpuState().remaining(),
                        report.getTemperatureCelsius().remaining()))
                .containsOnly(gpus);
        for (int host = 0; host < hosts; host++) {
            assertThat(report.getGpuCounts().get(host))
                    .isBetween(1, report.getGpusExpected().get(host));
        }
        assertThat(report.getUtilPermyriad())
                .allSatisfy(util -> assertThat(util).isBetween(-1, 10_000));
        assertThat(report.getXidCodes()).hasSameSizeAs(report.getXidGpus());
        assertThat(report.getXidGpus()).allSatisfy(gpu -> assertThat(gpu).isBetween(0, gpus - 1));
    }

    private static ExporterText trayWithXid(String code) {
        return new ExporterText("tray-2", GB200).with("rack=\"r\"").gpu(0).series("DCGM_FI_DEV_XID_ERRORS", 1, code);
    }

    /** The next interval; exporters that are not named did not answer. */
    private List<GpuReport> interval(Map<Target, Object> answers) {
        end = end.plusSeconds(30);
        Map<Target, Scrape> scrapes = new LinkedHashMap<>();
        List<Target> silent = new ArrayList<>();
        for (Target target : options.targets()) {
            Object answer = answers.get(target);
            if (answer == null) {
                silent.add(target);
            } else {
                scrapes.put(target, Readings.scrape(answer));
            }
        }
        return memory.reports(SeenGpus.of(options.targets(), scrapes, mapping), Set.copyOf(silent), end);
    }

    private static GpuReport only(List<GpuReport> reports) {
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }
}
