package dev.headroom.producers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.GpuReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisturbanceTest {

    private static final String EAST = "us-east-1";
    private static final String CENTRAL = "us-central1";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10).plusSeconds(10);

    @TempDir
    Path folder;

    @Test
    void shouldMissTheIntervalsThatEndInAnOutage() {
        // When
        Played played = play("- {kind: outage, scope: aws, from: +2m, to: +4m}");
        // Then: what ends at the very start of it was still seen.
        assertThat(played.hostsAt(120, EAST)).isEqualTo(22);
        assertThat(played.at(150, EAST)).isEmpty();
        assertThat(played.at(240, EAST)).isEmpty();
        assertThat(played.hostsAt(270, EAST)).isEqualTo(22);
        assertThat(played.hostsAt(150, CENTRAL)).isEqualTo(4);
    }

    @Test
    void shouldBringAShareBackWhenRecoveryIsPartial() {
        // When
        Played played = play(
                "- kind: outage",
                "  scope: aws/us-east-1",
                "  from: +1m",
                "  recovery: [{at: +3m, share_back: 0.5}, {at: +5m, share_back: 0.8}]");
        // Then
        assertThat(played.hostsAt(180, EAST)).isZero();
        int half = played.hostsAt(210, EAST);
        int most = played.hostsAt(330, EAST);
        assertThat(half).isBetween(5, 17);
        assertThat(most).isGreaterThan(half).isLessThan(22);
        assertThat(hosts(played.at(330, EAST))).containsAll(hosts(played.at(210, EAST)));
    }

    @Test
    void shouldMissTheSameHostsThroughoutABrownOut() {
        // When
        Played played = play("- {kind: brown_out, share: 0.4, from: +1m}");
        // Then
        List<String> seen = hosts(played.at(120, EAST));
        assertThat(seen).hasSizeBetween(7, 19);
        assertThat(hosts(played.at(600, EAST))).isEqualTo(seen);
        GpuReport rack = played.at(120, EAST).stream()
                .filter(report -> !report.getRack().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(rack.getUtilPermyriad()).hasSize(rack.getHosts().size() * 4);
    }

    @Test
    void shouldSilenceWholeClustersWhenCollectorsAreSilent() {
        // When
        Played played = play("- {kind: silence, scope: aws/us-east-1/h200-*, from: +1m, to: +2m}");
        // Then
        assertThat(played.at(90, EAST)).extracting(GpuReport::getGpuModel).containsOnly("GB200");
        assertThat(played.at(150, EAST)).hasSize(5);
    }

    @Test
    void shouldHearOfNobodyButTheClockWhenEverythingIsSilent() {
        // When
        Played played = play("- {kind: silence, from: +1m}");
        // Then
        assertThat(played.reports().mapToLong(Delivery.Report::timestampMs).max())
                .hasValue(Played.START.plusSeconds(60).toEpochMilli());
        assertThat(played.of(Delivery.Tick.class)).hasSize(123);
    }

    @Test
    void shouldComeAndGoWhenFlapping() {
        // When
        Played played = play("- {kind: flapping, scope: gcp, from: +1m, to: +7m, period: 2m, duty: 0.25}");
        // Then
        List<Long> missing = new ArrayList<>();
        for (long seconds = 30; seconds <= 600; seconds += 30) {
            if (played.at(seconds, CENTRAL).isEmpty()) {
                missing.add(seconds);
            }
        }
        assertThat(missing).containsExactly(90L, 210L, 330L);
    }

    @Test
    void shouldBeBusyEverywhereWhenSaturated() {
        // When
        Played played = play("- {kind: saturation, scope: aws, from: +1m, to: +8m, util: 0.99, ramp: 4m}");
        // Then
        assertThat(meanUtil(played.at(60, EAST))).isLessThan(9_000);
        assertThat(meanUtil(played.at(180, EAST)))
                .isBetween(meanUtil(played.at(60, EAST)), meanUtil(played.at(300, EAST)));
        assertThat(played.at(330, EAST))
                .allSatisfy(report -> assertThat(report.getUtilPermyriad()).allMatch(util -> util >= 9_900));
        assertThat(meanUtil(played.at(510, EAST))).isLessThan(9_000);
        assertThat(meanPower(played.at(330, EAST))).isGreaterThan(meanPower(played.at(60, EAST)));
    }

    @Test
    void shouldReportEachErrorOnceAndStayFailedWhenGpusFail() {
        // When
        Played played =
                play("- {kind: gpu_failures, scope: aws, from: +1m, to: +9m, share: 0.3, over: 5m, xids: [79, 48]}");
        // Then
        assertThat(failed(played.at(60, EAST))).isZero();
        assertThat(failed(played.at(120, EAST))).isPositive();
        assertThat(failed(played.at(240, EAST))).isGreaterThan(failed(played.at(120, EAST)));
        long failedInAll = failed(played.at(390, EAST));
        assertThat(failedInAll).isBetween(16L, 47L);
        assertThat(failed(played.at(510, EAST))).isEqualTo(failedInAll);
        assertThat(failed(played.at(570, EAST))).isZero();
        List<Integer> codes = played.reports()
                .flatMap(report -> report.report().getXidCodes().stream())
                .toList();
        assertThat(codes).hasSize((int) failedInAll).contains(79, 48);
        played.reports().map(Delivery.Report::report).forEach(report -> {
            for (int i = 0; i < report.getXidGpus().size(); i++) {
                int gpu = report.getXidGpus().get(i);
                assertThat(report.getGpuState().get(gpu)).isEqualTo((byte) 2);
                assertThat(report.getUtilPermyriad().get(gpu)).isZero();
            }
        });
    }

    @Test
    void shouldBeOffByTheSkewWhenAClockIsWrong() {
        // When
        Played played = play("- {kind: clock_skew, scope: gcp, from: +1m, to: +2m, offset: -45s}");
        // Then
        List<Delivery.Report> skewed = played.reports()
                .filter(report -> report.timestampMs() % 30_000 != 0)
                .toList();
        assertThat(skewed).hasSize(8).allSatisfy(report -> {
            assertThat(report.report().getProvider()).isEqualTo("gcp");
            assertThat(report.arrivalMs() - report.timestampMs()).isBetween(45_000L, 51_000L);
            assertThat(report.report().getSequences())
                    .containsOnly(Math.floorDiv(report.timestampMs() - 30_000, 30_000));
        });
    }

    @Test
    void shouldSendTheSameAgainWhenRecordsAreDuplicated() {
        // When
        Played played = play("- {kind: duplicates, share: 0.25, at_least: 2s, at_most: 40s}");
        // Then
        Map<GpuReport, Integer> times = new HashMap<>();
        played.reports().forEach(report -> times.merge(report.report(), 1, Integer::sum));
        assertThat(times.values()).containsOnly(1, 2);
        assertThat(times.values().stream().filter(count -> count == 2).count()).isBetween(25L, 65L);
    }

    @Test
    void shouldArriveLaterWhenRecordsAreLate() {
        // When
        Played played = play("- {kind: late, share: 0.2, at_least: 1m, at_most: 3m, to: +5m}");
        // Then
        List<Delivery.Report> late = played.reports()
                .filter(report -> report.arrivalMs() > report.timestampMs() + 6_000)
                .toList();
        assertThat(late).hasSizeBetween(5, 35);
        assertThat(late)
                .allMatch(report -> report.arrivalMs() >= report.timestampMs() + 60_000
                        && report.arrivalMs() < report.timestampMs() + 186_001);
        assertThat(played.reports().map(Delivery.Report::report)).doesNotHaveDuplicates();
    }

    private Played play(String... events) {
        List<String> lines = new ArrayList<>(List.of("events:"));
        for (String event : events) {
            lines.add("  " + event);
        }
        return Played.of(folder, TEN_MINUTES, lines.toArray(String[]::new));
    }

    private static List<String> hosts(List<GpuReport> reports) {
        return reports.stream()
                .flatMap(report -> report.getHosts().stream())
                .sorted()
                .toList();
    }

    private static double meanUtil(List<GpuReport> reports) {
        return reports.stream()
                .flatMap(report -> report.getUtilPermyriad().stream())
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();
    }

    private static double meanPower(List<GpuReport> reports) {
        return reports.stream()
                .flatMap(report -> report.getPowerWatts().stream())
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();
    }

    private static long failed(List<GpuReport> reports) {
        long failed = 0;
        for (GpuReport report : reports) {
            for (int gpu = 0; gpu < report.getGpuState().limit(); gpu++) {
                failed += report.getGpuState().get(gpu) == 2 ? 1 : 0;
            }
        }
        return failed;
    }
}
