package dev.headroom.producers.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TickScheduleTest {

    private final TickSchedule schedule = TickSchedule.ofSpend();
    private final TickSchedule fleet = TickSchedule.ofFleet();

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

    @Test
    void shouldTickTheFleetAtWholeFiveSecondsOnly() {
        // Given
        Instant start = Instant.parse("2026-01-01T10:00:33.123456Z");
        // When, Then
        assertThat(fleet.quiet(start)).isZero();
        assertThat(fleet.due(start)).contains(Instant.parse("2026-01-01T10:00:30Z"));
        fleet.done(Instant.parse("2026-01-01T10:00:30Z"));
        assertThat(fleet.due(Instant.parse("2026-01-01T10:00:34.999Z"))).isEmpty();
        assertThat(fleet.quiet(Instant.parse("2026-01-01T10:00:34.900Z"))).isEqualTo(Duration.ofMillis(100));
        assertThat(fleet.due(Instant.parse("2026-01-01T10:00:35Z"))).contains(Instant.parse("2026-01-01T10:00:35Z"));
        assertThat(fleet.due(Instant.parse("2026-01-01T10:00:52Z"))).contains(Instant.parse("2026-01-01T10:00:50Z"));
        assertThat(fleet.due(Instant.parse("2026-01-01T10:00:20Z"))).isEmpty();
    }
}
