package dev.headroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryWatchTest {

    private static final long MINUTE_MS = 60_000;

    private final HistoryWatch watch = new HistoryWatch();

    @Test
    void shouldSeeThatMinutesPassInSeconds() {
        // Given
        watch.isHistory(0, 0L);

        // When, then
        assertThat(watch.isHistory(1_000, 2 * MINUTE_MS)).as("too early to say").isFalse();
        assertThat(watch.isHistory(3_000, 3 * MINUTE_MS)).isTrue();
        assertThat(watch.isHistory(5_000, 3 * MINUTE_MS))
                .as("until it is looked at anew")
                .isTrue();
        assertThat(watch.isHistory(6_000, 3 * MINUTE_MS)).isFalse();
    }

    @Test
    void shouldNotTakeTicksThatComeFiveSecondsApartForHistory() {
        // When, then
        for (long second = 0; second < 60; second++) {
            assertThat(watch.isHistory(1_000 * second, 5_000 * (second / 5))).isFalse();
        }
    }

    @Test
    void shouldWaitForATick() {
        assertThat(watch.isHistory(0, null)).isFalse();
        assertThat(watch.isHistory(3_000, 10 * MINUTE_MS)).isFalse();
    }
}
