package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-11T00:00:00Z");

    @Test
    void shouldSpreadTheWorldEvenlyWhenItIsNew() {
        // Given
        Pace pace = new Pace(START, END, START, Duration.ofSeconds(60));

        // Then
        assertThat(pace.due(START)).isZero();
        assertThat(pace.due(Instant.parse("2026-01-06T00:00:00Z"))).isEqualTo(Duration.ofSeconds(30));
        assertThat(pace.due(END)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void shouldNotWaitForWhatWasShownBefore() {
        // Given
        Pace pace = new Pace(START, END, Instant.parse("2026-01-06T00:00:00Z"), Duration.ofSeconds(60));

        // Then
        assertThat(pace.due(Instant.parse("2026-01-03T00:00:00Z"))).isZero();
        assertThat(pace.due(Instant.parse("2026-01-07T00:00:00Z"))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void shouldNotWaitAtAllWhenTheWorldTakesNoTime() {
        // Then
        assertThat(new Pace(START, END, START, Duration.ZERO).due(END)).isZero();
    }
}
