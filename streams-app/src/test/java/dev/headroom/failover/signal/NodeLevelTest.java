package dev.headroom.failover.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.RegionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeLevelTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final int SHORT = 5;
    private static final RegionId REGION = new RegionId("aws", "us-east-1");

    private RegionMemory memory = RegionMemory.EMPTY;
    private int minute;

    @Test
    void shouldNotExpectFormerNamesWhenWindowsAreShort() {
        // Given
        see(10, 100, 100);

        // When
        RegionMinute seen = see(30, 200, 100);

        // Then
        assertThat(seen.nodesExpected()).isEqualTo(100);
        assertThat(seen.nodesSilent()).isZero();
    }

    @Test
    void shouldNotExpectFormerNamesWhenMinutesWereLeftOut() {
        // Given
        see(10, 100, 100);
        see(10, 200, 100);

        // When
        minute += 3;
        RegionMinute seen = see(3, 200, 100);

        // Then
        assertThat(seen.nodesExpected()).isEqualTo(100);
    }

    @Test
    void shouldExpectAllThatCameInTheFirstMinutes() {
        // When
        see(1, 1, 1);
        RegionMinute seen = see(2, 100, 40);

        // Then
        assertThat(seen.nodesExpected()).isEqualTo(100);
        assertThat(seen.nodesSilent()).isEqualTo(60);
    }

    @Test
    void shouldForgetHowManyThereWereAfterADay() {
        // Given
        see(10, 100, 100);

        // When
        RegionMinute seen = see(26 * 60, 60, 50);

        // Then
        assertThat(seen.nodesExpected()).isEqualTo(50);
    }

    @Test
    void shouldNotTakeASilentClusterForSickGpusWhenNodesDiffer() {
        // Given: 400 nodes of 4 GPUs that are well, 250 of 8 that are off
        Cell small = new Cell(
                REGION, "c1", "GB200", 400, 400, new Cell.Missed(0, 0, 0, 0, 0), 1_600, 96_000_000, 96_000_000, 0);
        Cell large = new Cell(REGION, "c2", "H100", 250, 0, new Cell.Missed(250, 250, 250, 250, 250), 2_000, 0, 0, 0);

        // When
        RegionMinute seen = RegionMinute.empty(START).plus(small, 0).plus(large, 250);

        // Then
        assertThat(seen.expectedMsOfReporting()).isEqualTo(seen.gpuMsHealthy());
    }

    /** The last of so many minutes. */
    private RegionMinute see(int minutes, int expected, int heard) {
        RegionMinute seen = minuteOf(expected, heard);
        for (int i = 0; i < minutes; i++) {
            seen = memory.known(minuteOf(expected, heard));
            memory = memory.plus(seen, SHORT, SHORT, false, 0);
            minute++;
        }
        return seen;
    }

    private RegionMinute minuteOf(int expected, int heard) {
        Cell.Missed silent = new Cell.Missed(
                expected - heard, expected - heard, expected - heard, expected - heard, expected - heard);
        Cell cell = new Cell(REGION, "c", "GB200", expected, heard, silent, 4 * expected, 0, 0, 0);
        return RegionMinute.empty(START.plusSeconds(60L * minute)).plus(cell, expected - heard);
    }
}
