package dev.headroom.producers.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TickScheduleTest {

    private final TickSchedule schedule = new TickSchedule();

    @Test
    void shouldTickAtTheStartAndThenAtWholeMinutes() {
        // Given
        Instant start = Instant.parse("2026-01-01T10:00:30.123456Z");
        // When, Then
        assertThat(schedule.quiet(start)).isZero();
        assertThat(schedule.due(start)).contains(Instant.parse("2026-01-01T10:00:30.123Z"));
        schedule.done(Instant.parse("2026-01-01T10:00:30.123Z"));
        assertThat(schedule.due(start.plusSeconds(29))).isEmpty();
        assertThat(schedule.quiet(start.plusSeconds(20)))
                .isEqualTo(Duration.ofMillis(9_876).plusNanos(544_000));
        assertThat(schedule.due(start.plusSeconds(30))).contains(Instant.parse("2026-01-01T10:01:00Z"));
    }

    @Test
    void shouldTickOnlyForTheLatestMinuteWhenSomeWentBy() {
        // Given
        schedule.done(Instant.parse("2026-01-01T10:01:00Z"));
        // When, Then
        assertThat(schedule.due(Instant.parse("2026-01-01T10:07:59Z"))).contains(Instant.parse("2026-01-01T10:07:00Z"));
    }

    @Test
    void shouldNotGoBackWhenTheTimeOfDayDoes() {
        // Given
        schedule.done(Instant.parse("2026-01-01T10:05:00Z"));
        // When, Then
        assertThat(schedule.due(Instant.parse("2026-01-01T10:02:00Z"))).isEmpty();
        assertThat(schedule.due(Instant.parse("2026-01-01T10:05:59Z"))).isEmpty();
        assertThat(schedule.due(Instant.parse("2026-01-01T10:06:00Z"))).isPresent();
    }

    @Test
    void shouldTryTheSameTickAgainUntilItIsWritten() {
        // Given
        Instant now = Instant.parse("2026-01-01T10:00:00Z");
        // When, Then
        assertThat(schedule.due(now)).contains(now);
        assertThat(schedule.due(now.plusSeconds(5))).contains(now.plusSeconds(5));
    }
}
