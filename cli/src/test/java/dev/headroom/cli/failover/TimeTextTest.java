package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT-1S     | 0 s",
                "PT0S      | 0 s",
                "PT59.9S   | 59 s",
                "PT1M      | 1 min",
                "PT59M59S  | 59 min",
                "PT1H      | 1 h 0 min",
                "PT23H59M  | 23 h 59 min",
                "PT24H     | 1 d 0 h",
                "PT100H30M | 4 d 4 h"
            })
    void shouldTellASpanInTwoUnitsAtMost(Duration span, String expected) {
        assertThat(TimeText.span(span)).isEqualTo(expected);
    }

    @Test
    void shouldTellTheDateWhenItWasOnAnotherDay() {
        // Given
        Instant now = Instant.parse("2025-10-20T00:05:00Z");
        // When, Then
        assertThat(TimeText.since(now.minusSeconds(100), now)).isEqualTo("00:03:20 (1 min)");
        assertThat(TimeText.since(now.minusSeconds(600), now)).isEqualTo("2025-10-19 (10 min)");
    }
}
