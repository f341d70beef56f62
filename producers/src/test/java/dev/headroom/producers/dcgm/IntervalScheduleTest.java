package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntervalScheduleTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final IntervalSchedule schedule = new IntervalSchedule(Duration.ofSeconds(30));

    @Test
    void shouldEndIntervalsAtWholeMultiples() {
        assertThat(schedule.lastEnd(NOON)).isEqualTo(NOON);
        assertThat(schedule.lastEnd(NOON.plusMillis(29_999))).isEqualTo(NOON);
        assertThat(schedule.nextEnd(NOON)).isEqualTo(NOON.plusSeconds(30));
        assertThat(schedule.nextEnd(NOON.plusMillis(29_999))).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void shouldNotCollectAnIntervalTwiceWhenWokenEarly() {
        // Given
        schedule.done(NOON.plusSeconds(30));
        // Then
        assertThat(schedule.nextEnd(NOON.plusMillis(29_999))).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void shouldCountIntervalsThatWentBy() {
        assertThat(schedule.done(NOON)).isZero();
        assertThat(schedule.done(NOON.plusSeconds(30))).isZero();
        assertThat(schedule.done(NOON.plusSeconds(120))).isEqualTo(2);
    }

    @Test
    void shouldGoOnAtOnceWhenTheTimeOfDayWasPutBack() {
        // Given
        schedule.done(NOON);
        // Then
        assertThat(schedule.nextEnd(NOON.minusSeconds(3_605))).isEqualTo(NOON.minusSeconds(3_600));
        assertThat(schedule.done(NOON.minusSeconds(3_600))).isZero();
    }
}
