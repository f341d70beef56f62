package dev.headroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.tables.FleetMinute;
import dev.headroom.tables.GpuFleetHour;
import dev.headroom.tables.GpuFleetMinute;
import dev.headroom.topology.DeadLetterHeadersText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTopologyTest {

    private static final String RACK = "aws/us-east-1/c1/r1";

    private final FleetHarness fleet;

    FleetTopologyTest(@TempDir Path directory) {
        fleet = new FleetHarness(directory);
    }

    @BeforeEach
    void start() {
        fleet.tick("2026-01-01T12:00:00Z");
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    @Test
    void shouldAddUpAMinute() {
        // When
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b").util(1_000).xid(0, 79));
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a", "b")
                .util(9_000)
                .state(3, 2)
                .xid(1, 13));

        // Then
        GpuFleetMinute row = fleet.minute("c1", "2026-01-01T12:00:00Z");
        assertThat(row.getNodesExpected()).isEqualTo(2);
        assertThat(row.getNodesReporting()).isEqualTo(2);
        assertThat(row.getGpusExpected()).isEqualTo(4);
        assertThat(row.getGpusReporting()).isEqualTo(4.0);
        assertThat(row.getGpusHealthy()).isEqualTo(3.5);
        assertThat(row.getGpusFailed()).isEqualTo(0.5);
        assertThat(row.getGpusBusy()).isEqualTo(4.0);
        assertThat(row.getUtilSum()).isEqualTo(4.0);
        assertThat(row.getUtilSamples()).isEqualTo(8);
        assertThat(row.getUtilP50()).isEqualTo(0.1);
        assertThat(row.getUtilP95()).isEqualTo(0.9);
        assertThat(row.getPowerWattsSum()).isEqualTo(5_600);
        assertThat(row.getEnergyJoules()).isEqualTo(168_000.0);
        assertThat(row.getMemoryUsedRatio()).isEqualTo(0.25);
        assertThat(row.getCpuCount()).isEqualTo(256);
        assertThat(row.getCpuUtilSum()).isEqualTo(64.0);
        assertThat(row.getXidCritical()).isEqualTo(1);
        assertThat(row.getXidWarning()).isEqualTo(1);
        assertThat(row.getSamples()).isEqualTo(8);
        assertThat(row.getRecords()).isEqualTo(2);
        assertThat(row.getDuplicates()).isZero();
        assertThat(row.getGaps()).isZero();
        assertThat(row.getFinal$()).isFalse();
    }

    @Test
    void shouldCountARepeatedRecordOnce() {
        // Given
        Sample sample = Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b");

        // When
        fleet.send(sample);
        fleet.send(sample);
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b", "c"));

        // Then
        GpuFleetMinute row = fleet.minute("c1", "2026-01-01T12:00:00Z");
        assertThat(row.getRecords()).isEqualTo(2);
        assertThat(row.getDuplicates()).isEqualTo(1);
        assertThat(row.getHostDuplicates()).isEqualTo(4);
        assertThat(row.getSamples()).isEqualTo(6);
        assertThat(row.getNodesReporting()).isEqualTo(3);
    }

    @Test
    void shouldTakeAGapBackWhenTheRecordComesAfterAll() {
        // When
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:02:00Z", "a"));

        // Then
        assertThat(fleet.minute("c1", "2026-01-01T12:00:00Z").getGaps()).isEqualTo(1);
        assertThat(fleet.minute("c1", "2026-01-01T12:01:00Z").getGaps()).isEqualTo(2);

        // When
        fleet.send(Sample.of(RACK, "2026-01-01T12:01:30Z", "a"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:01:30Z", "a"));

        // Then
        GpuFleetMinute row = fleet.minute("c1", "2026-01-01T12:01:00Z");
        assertThat(row.getGaps()).isEqualTo(1);
        assertThat(row.getSamples()).isEqualTo(2);
        assertThat(row.getDuplicates()).isEqualTo(1);
    }

    @Test
    void shouldMakeAMinuteFinalTenMinutesAfterItsEndAndRefuseWhatIsLate() {
        // Given
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a"));

        // When
        fleet.tick("2026-01-01T12:10:55Z");
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a"));
        fleet.tick("2026-01-01T12:11:00Z");
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a"));

        // Then
        GpuFleetMinute row = fleet.minute("c1", "2026-01-01T12:00:00Z");
        assertThat(row.getFinal$()).isTrue();
        assertThat(row.getRecords()).isEqualTo(2);
        assertThat(row.getAsOf()).isEqualTo(Instant.parse("2026-01-01T12:11:00Z"));
        assertThat(fleet.deadLetters())
                .extracting(DeadLetterHeadersText::reason)
                .containsExactly("LATE");
    }

    @Test
    void shouldCloseAMinuteForDecisionsTwentySecondsAfterItsEnd() {
        // Given
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a"));

        // When
        fleet.tick("2026-01-01T12:01:15Z");
        List<FleetMinute> before = fleet.told();
        fleet.tick("2026-01-01T12:01:20Z");
        fleet.tick("2026-01-01T12:02:20Z");

        // Then
        assertThat(before).isEmpty();
        List<FleetMinute> told = fleet.told();
        assertThat(told).extracting(FleetMinute::getKind).containsExactly("CELL", "MARKER", "CELL", "MARKER");
        FleetMinute first = told.get(0);
        assertThat(first.getMinute()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(first.getClosedAt()).isEqualTo(Instant.parse("2026-01-01T12:01:20Z"));
        assertThat(first.getNodesExpected()).isEqualTo(2);
        assertThat(first.getNodesReporting()).isEqualTo(2);
        assertThat(first.getNodesMissed1()).isEqualTo(1);
        assertThat(first.getNodesMissed2()).isZero();
        FleetMinute second = told.get(2);
        assertThat(second.getNodesReporting()).isZero();
        assertThat(second.getNodesMissed2()).isEqualTo(2);
        assertThat(second.getNodesMissed3()).isEqualTo(1);
    }

    @Test
    void shouldShowASilentClusterUntilADayHasGone() {
        // Given
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b"));

        // When
        Instant from = Instant.parse("2026-01-01T12:00:00Z");
        for (int minutes = 1; minutes < 1_500; minutes++) {
            fleet.tick(from.plus(Duration.ofMinutes(minutes)));
        }

        // Then
        assertThat(fleet.minute("c1", "2026-01-01T18:00:00Z").getNodesExpected())
                .isEqualTo(2);
        assertThat(fleet.minute("c1", "2026-01-01T18:00:00Z").getNodesReporting())
                .isZero();
        assertThat(fleet.minutes())
                .last()
                .satisfies(last -> assertThat(last.getStartsAt()).isEqualTo(Instant.parse("2026-01-02T12:00:00Z")));
    }

    @Test
    void shouldExpectNothingOfARetiredCluster() {
        // Given
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b"));
        fleet.send(Sample.of("aws/us-east-1/c2/r1", "2026-01-01T12:00:00Z", "x"));

        // When
        fleet.send(Sample.retirement("aws", "us-east-1", "c1"), Instant.parse("2026-01-01T12:01:00Z"));
        fleet.tick("2026-01-01T12:02:20Z");

        // Then
        assertThat(fleet.told())
                .filteredOn(told -> told.getKind().equals("CELL") && told.getNodesExpected() > 0)
                .extracting(FleetMinute::getCluster)
                .containsOnly("c2");
    }

    @Test
    void shouldExpectTheHostsThatAreLeftWhenOneIsRetired() {
        // Given
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b", "c"));
        int before = fleet.minute("c1", "2026-01-01T12:00:00Z").getNodesExpected();

        // When
        fleet.send(Sample.retirement("aws", "us-east-1", "c1", "b"), Instant.parse("2026-01-01T12:01:00Z"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:01:00Z", "a", "c"));

        // Then
        assertThat(before).isEqualTo(3);
        GpuFleetMinute after = fleet.minute("c1", "2026-01-01T12:01:00Z");
        assertThat(after.getNodesExpected()).isEqualTo(2);
        assertThat(after.getNodesReporting()).isEqualTo(2);
        assertThat(after.getGpusExpected()).isEqualTo(4);
    }

    @Test
    void shouldCountSilenceFromWhenAHostWasHeardWhenItsClockIsWrong() {
        // Given: a clock that is 80 s slow
        fleet.tick("2026-01-01T12:01:50Z");
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a"));
        fleet.tick("2026-01-01T12:02:20Z");
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a"));

        // When
        fleet.tick("2026-01-01T12:02:25Z");
        fleet.tick("2026-01-01T12:03:20Z");

        // Then: the last was heard at 12:02:20, two intervals ago
        FleetMinute cell = cellOf("2026-01-01T12:02:00Z");
        assertThat(cell.getNodesMissed2()).isEqualTo(1);
        assertThat(cell.getNodesMissed3()).isZero();

        // When
        fleet.tick("2026-01-01T12:04:20Z");

        // Then
        assertThat(cellOf("2026-01-01T12:03:00Z").getNodesMissed3()).isEqualTo(1);
    }

    /** What decisions were told of the only cluster. */
    private FleetMinute cellOf(String minute) {
        return fleet.told().stream()
                .filter(told ->
                        told.getKind().equals("CELL") && told.getMinute().equals(Instant.parse(minute)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldCountADuplicateAfterARetirementForWhatItIs() {
        // Given
        Sample sample = Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "b");
        fleet.send(sample);
        fleet.send(Sample.retirement("aws", "us-east-1", "c1"), Instant.parse("2026-01-01T12:00:31Z"));

        // When
        fleet.send(sample);

        // Then
        GpuFleetMinute row = fleet.minute("c1", "2026-01-01T12:00:00Z");
        assertThat(row.getSamples()).isEqualTo(4);
        assertThat(row.getDuplicates()).isEqualTo(1);
        assertThat(row.getNodesExpected()).isZero();

        // When
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a", "b"));

        // Then
        assertThat(fleet.minute("c1", "2026-01-01T12:00:00Z").getNodesExpected())
                .isEqualTo(2);
    }

    @Test
    void shouldMakeAnHourOfFinalMinutes() {
        // Given
        Instant from = Instant.parse("2026-01-01T12:00:00Z");
        for (int halfMinutes = 0; halfMinutes < 120; halfMinutes++) {
            Instant start = from.plusSeconds(30L * halfMinutes);
            fleet.send(Sample.of(RACK, start, "a", "b").util(5_000));
            fleet.tick(start.plusSeconds(30));
        }

        // When
        fleet.tick("2026-01-01T13:10:00Z");

        // Then
        assertThat(fleet.hours()).hasSize(1);
        GpuFleetHour hour = fleet.hours().get(0);
        assertThat(hour.getFinal$()).isTrue();
        assertThat(hour.getMinutes()).isEqualTo(60);
        assertThat(hour.getGpuHoursInstalled()).isEqualTo(4.0);
        assertThat(hour.getGpuHoursHealthy()).isEqualTo(4.0);
        assertThat(hour.getGpuHoursUseful()).isEqualTo(2.0);
        assertThat(hour.getGpusReporting()).isEqualTo(4.0);
        assertThat(hour.getUtilP50()).isEqualTo(0.5);
        assertThat(hour.getSamples()).isEqualTo(480);
    }

    @Test
    void shouldRefuseWhatIsNoTelemetryAndGoOn() {
        // When
        fleet.sendRaw(new byte[] {1, 2, 3}, Instant.parse("2026-01-01T12:00:01Z"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a").interval(0));
        fleet.send(Sample.of(RACK, "2026-01-01T14:00:00Z", "a").report(), Instant.parse("2026-01-01T12:00:30Z"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a", "a"));
        fleet.send(Sample.of("aws/us*east/c1/r1", "2026-01-01T12:00:00Z", "a"));
        fleet.send(Sample.of("aws/us-east-1/c\u0000x/r1", "2026-01-01T12:00:00Z", "a"));
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a"));

        // Then
        assertThat(fleet.deadLetters())
                .extracting(letter -> letter.reason() + ": " + letter.message())
                .containsExactly(
                        "UNREADABLE: the value is empty or too short",
                        "INVALID: interval_ms is 0, not 1 to 60000",
                        "FUTURE: the interval ends 7200 s after the record was written",
                        "INVALID: host a is named twice",
                        "INVALID: region 'us*east' has a control character, or one of / | * #",
                        "INVALID: cluster 'c\u0000x' has a control character, or one of / | * #");
        assertThat(fleet.minutes()).hasSize(1);
        assertThat(fleet.minute("c1", "2026-01-01T12:00:00Z").getRecords()).isEqualTo(1);
    }

    @Test
    void shouldTakeACounterThatStartsAgainForANewSeries() {
        // When
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a").sequence(700));
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:30Z", "a").sequence(0));
        fleet.send(Sample.of(RACK, "2026-01-01T12:01:00Z", "a").sequence(1));

        // Then
        assertThat(fleet.minute("c1", "2026-01-01T12:00:00Z").getRecords()).isEqualTo(2);
        assertThat(fleet.minute("c1", "2026-01-01T12:01:00Z").getRecords()).isEqualTo(1);
        assertThat(fleet.minutes()).allSatisfy(row -> assertThat(row.getGaps()).isZero());
    }

    @Test
    void shouldSurviveATickThatLeapsOverYears() {
        // Given
        fleet.send(Sample.of(RACK, "2026-01-01T12:00:00Z", "a"));

        // When
        fleet.tick("2034-01-01T00:00:00Z");

        // Then
        assertThat(fleet.told()).hasSizeLessThan(2_000);
        assertThat(fleet.minute("c1", "2026-01-01T12:00:00Z").getFinal$()).isTrue();
    }
}
