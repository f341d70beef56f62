package dev.headroom.fleet.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final int LENGTH_MS = 30_000;
    private static final long NOTHING_FINAL = Long.MIN_VALUE;

    private final Series series = new Series(0);
    private final GapChanges gaps = new GapChanges();

    @Test
    void shouldTellADuplicateFromALateArrival() {
        assertThat(accept(10)).isTrue();
        assertThat(accept(13)).isTrue();
        assertThat(accept(12)).isTrue();
        assertThat(accept(12)).isFalse();
        assertThat(accept(10)).isFalse();
        assertThat(accept(11)).isTrue();
        assertThat(accept(11)).isFalse();
        assertThat(accept(8)).isTrue();
        assertThat(accept(9)).isTrue();
        assertThat(accept(9)).isFalse();
    }

    @Test
    void shouldSayWhichMinuteAGapIsIn() {
        // Given
        accept(0);

        // When
        accept(5);

        // Then: numbers 1 to 4, of which 1 is in minute 0, 2 and 3 in minute 1, 4 in minute 2
        assertThat(gaps.size()).isEqualTo(3);
        assertThat(gaps.count(0) * 100 + gaps.count(1) * 10 + gaps.count(2)).isEqualTo(121);
        assertThat(gaps.minute(2)).isEqualTo(2);
    }

    @Test
    void shouldPutGapsOfFinalMinutesInTheFirstOpenOne() {
        // Given
        accept(0);

        // When
        gaps.clear();
        series.accept(5, 5L * LENGTH_MS, LENGTH_MS, 1, gaps);

        // Then
        assertThat(gaps.minute(0)).isEqualTo(2);
        assertThat(gaps.count(0)).isEqualTo(4);
    }

    @Test
    void shouldBeginAnewWhenNumbersDoNotFitTheTimeBetween() {
        // Given
        accept(1_000_000);

        // When: a counter that starts again, and one that leaps
        boolean again = series.accept(0, 1_000_001L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps);
        gaps.clear();
        boolean leaps = series.accept(9_000_000_000L, 1_000_002L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps);

        // Then
        assertThat(again).isTrue();
        assertThat(leaps).isTrue();
        assertThat(gaps.size()).isZero();
    }

    @Test
    void shouldTellDuplicatesOfEveryRunWhenACounterStartsAgain() {
        // Given: three runs from 0 on, one after the other
        for (int slot = 0; slot < 15; slot++) {
            assertThat(accept(slot % 5, slot)).isTrue();
        }

        // When all comes once more, and in another order
        for (int slot = 14; slot >= 0; slot--) {
            assertThat(accept(slot % 5, slot)).as("slot " + slot).isFalse();
        }

        // Then
        assertThat(accept(0, 15)).isTrue();
    }

    @Test
    void shouldTellADuplicateWhenACounterStartsAgainInItsFirstInterval() {
        // Given
        assertThat(accept(1, 1)).isTrue();
        assertThat(accept(0, 2)).isTrue();
        assertThat(accept(1, 3)).isTrue();

        // When, then
        assertThat(accept(1, 1)).isFalse();
        assertThat(accept(0, 2)).isFalse();
    }

    @Test
    void shouldCountWhatWasMissingInARunBeforeACounterStartedAgain() {
        // Given
        for (int slot : new int[] {0, 1, 3, 4}) {
            accept(slot, slot);
        }
        for (int slot = 5; slot < 10; slot++) {
            accept(slot - 5, slot);
        }

        // When
        boolean late = accept(2, 2);

        // Then
        assertThat(late).isTrue();
        assertThat(accept(2, 2)).isFalse();
        assertThat(accept(2, 7)).isFalse();
    }

    private boolean accept(long sequence, long slot) {
        return series.accept(sequence, slot * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps);
    }

    @Test
    void shouldBeginAnewWhenAnIntervalIsMoreThanADayAhead() {
        // Given
        accept(0);

        // When: a number that fits the time between, nine days later
        gaps.clear();
        boolean counts = series.accept(26_000, 26_000L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps);

        // Then
        assertThat(counts).isTrue();
        assertThat(gaps.size()).isZero();
    }

    @Test
    void shouldTellDuplicatesOfTheRunBeforeACounterStartedAgain() {
        // Given: 1000 and 1001, then the counter starts again
        accept(1_000);
        accept(1_001);
        assertThat(series.accept(0, 1_002L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps))
                .isTrue();

        // Then
        assertThat(accept(1_001)).isFalse();
        assertThat(accept(1_000)).isFalse();
        assertThat(accept(999)).isTrue();
        assertThat(accept(999)).isFalse();
        assertThat(series.accept(0, 1_002L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps))
                .isFalse();
        assertThat(series.accept(1, 1_003L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps))
                .isTrue();
        assertThat(accept(1_001)).isFalse();
        assertThat(written()).isEqualTo(series);
    }

    @Test
    void shouldExpectARetiredHostAgainOnlyWhenItReportsAnew() {
        // Given
        accept(10);
        series.isFirstIn(5);
        series.retire();

        // Then
        assertThat(accept(10)).isFalse();
        assertThat(series.isExpectedIn(5)).isFalse();
        assertThat(accept(9)).isTrue();
        assertThat(series.isExpectedIn(5)).isFalse();
        assertThat(written().isRetired()).isTrue();
        assertThat(accept(11)).isTrue();
        assertThat(series.isExpectedIn(5)).isTrue();
    }

    @Test
    void shouldCountMissedIntervals() {
        // Given: the interval ends at 30 s
        accept(0);

        // Then
        assertThat(series.missedAt(59_999)).isZero();
        assertThat(series.missedAt(60_000)).isEqualTo(1);
        assertThat(series.missedAt(120_000)).isEqualTo(3);
        assertThat(series.missedAt(0)).isZero();
    }

    @Test
    void shouldCountAHostOnceAMinute() {
        assertThat(series.isFirstIn(100)).isTrue();
        assertThat(series.isFirstIn(100)).isFalse();
        assertThat(series.isFirstIn(103)).isTrue();
        assertThat(series.isFirstIn(102)).isTrue();
        assertThat(series.isFirstIn(102)).isFalse();
        assertThat(series.isFirstIn(100)).isFalse();
    }

    @Test
    void shouldBeExpectedFromTheFirstIntervalUntilADayOfSilence() {
        // Given
        Series seen = new Series(10);
        seen.accept(20, 20L * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps);

        // Then
        assertThat(seen.isExpectedIn(9)).isFalse();
        assertThat(seen.isExpectedIn(10)).isTrue();
        assertThat(seen.isExpectedIn(10 + 24 * 60)).isTrue();
        assertThat(seen.isExpectedIn(11 + 24 * 60)).isFalse();
        assertThat(seen.isGoneBy(11 + 24 * 60)).isTrue();
        assertThat(seen.isGoneBy(9)).isFalse();
    }

    @Test
    void shouldBeTheSameAfterItWasWritten() {
        // Given
        accept(10);
        accept(14);
        series.isFirstIn(5);

        // Then
        assertThat(written()).isEqualTo(series);
    }

    private Series written() {
        ByteBuffer buffer = ByteBuffer.allocate(SeriesBytes.most(series));
        SeriesBytes.write(buffer, series);
        return SeriesBytes.read(buffer.flip());
    }

    private boolean accept(long number) {
        gaps.clear();
        return series.accept(number, number * LENGTH_MS, LENGTH_MS, NOTHING_FINAL, gaps);
    }
}
