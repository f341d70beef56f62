package dev.headroom.producers.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RampTest {

    private final Ramp ramp =
            new Ramp(Map.of(LocalDate.parse("2026-01-01"), 100L, LocalDate.parse("2026-01-11"), 200L));

    @Test
    void shouldGrowInAStraightLineBetweenItsDaysAndBeLevelOutside() {
        assertThat(ramp.dollarsOn(LocalDate.parse("2025-06-01"))).isEqualTo(100);
        assertThat(ramp.dollarsOn(LocalDate.parse("2026-01-01"))).isEqualTo(100);
        assertThat(ramp.dollarsOn(LocalDate.parse("2026-01-06"))).isEqualTo(150);
        assertThat(ramp.dollarsOn(LocalDate.parse("2026-01-11"))).isEqualTo(200);
        assertThat(ramp.dollarsOn(LocalDate.parse("2027-01-01"))).isEqualTo(200);
    }
}
