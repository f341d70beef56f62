package dev.headroom.failover.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({
        "CURRENT,      60, CURRENT",
        "CURRENT,      61, HELD",
        "CURRENT,     599, HELD",
        "CURRENT,     600, CATCHING_UP",
        "HELD,         60, HELD",
        "HELD,         31, HELD",
        "HELD,         30, CURRENT",
        "HELD,        600, CATCHING_UP",
        "CATCHING_UP, 599, CATCHING_UP",
        "CATCHING_UP,  61, CATCHING_UP",
        "CATCHING_UP,  31, CATCHING_UP",
        "CATCHING_UP,  30, CURRENT",
    })
    void shouldBeWhatTheLagSaysUnlessItIsInBetween(Pace before, long lagSeconds, Pace after) {
        assertThat(before.after(Duration.ofSeconds(lagSeconds))).isEqualTo(after);
    }
}
