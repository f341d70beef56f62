package dev.headroom.failover.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({
        "CURRENT,      60, 1, CURRENT",
        "CURRENT,      61, 0, HELD",
        "CURRENT,     599, 0, HELD",
        "CURRENT,     600, 0, CATCHING_UP",
        "HELD,         60, 1, HELD",
        "HELD,         31, 2, HELD",
        "HELD,         60, 3, CURRENT",
        "HELD,         30, 1, CURRENT",
        "HELD,        600, 0, CATCHING_UP",
        "CATCHING_UP, 599, 0, CATCHING_UP",
        "CATCHING_UP,  61, 0, CATCHING_UP",
        "CATCHING_UP,  31, 2, CATCHING_UP",
        "CATCHING_UP,  60, 3, CURRENT",
        "CATCHING_UP,  30, 1, CURRENT",
    })
    void shouldBeWhatTheLagSaysUnlessItIsInBetween(Pace before, long lagSeconds, int minutesInTime, Pace after) {
        assertThat(before.after(Duration.ofSeconds(lagSeconds), minutesInTime)).isEqualTo(after);
    }

    @Test
    void shouldCountMinutesInTimeInARowOnly() {
        // Given
        Timeliness held = Timeliness.CURRENT.after(Duration.ofSeconds(61));

        // When
        Timeliness broken = held.after(Duration.ofSeconds(60))
                .after(Duration.ofSeconds(60))
                .after(Duration.ofSeconds(61))
                .after(Duration.ofSeconds(60))
                .after(Duration.ofSeconds(60));

        // Then
        assertThat(broken.pace()).isEqualTo(Pace.HELD);
        assertThat(broken.after(Duration.ofSeconds(60)).pace()).isEqualTo(Pace.CURRENT);
    }
}
