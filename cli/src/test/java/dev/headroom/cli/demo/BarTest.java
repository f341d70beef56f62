package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {

    @ParameterizedTest
    @CsvSource({"0, ░░░░", "0.5, ██░░", "0.54, ██▏░", "0.999, ███▉", "1, ████", "1.7, ████", "-0.2, ░░░░"})
    void shouldFillItsWidthByTheRatio(double ratio, String expected) {
        // Then
        assertThat(Bar.of(ratio, 4)).isEqualTo(expected);
    }
}
