package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                   | 0.00",
                "1                   | 0.000001",
                "-4000               | -0.004",
                "10000               | 0.01",
                "1234567             | 1.23",
                "9999994999          | 9,999.99",
                "10000000000         | 10,000",
                "250000000000000000  | 250,000,000,000",
                "-38000000500000     | -38,000,000",
                "9223372036854775807 | 9,223,372,036,855"
            })
    void shouldShowMicrosAsUnits(long micros, String expected) {
        // Then
        assertThat(HumanText.money(micros)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                   | 0.00",
                "812345670000        | 812,346",
                "1000000000000       | 1.00 M",
                "117415000000000     | 117.42 M",
                "-999999999999999    | -1,000.00 M",
                "1000000000000000    | 1.00 B",
                "36485000000000000   | 36.48 B",
                "9223372036854775807 | 9,223.37 B"
            })
    void shouldShowLargeAmountsAtAGlance(long micros, String expected) {
        // Then
        assertThat(HumanText.glance(micros)).isEqualTo(expected);
    }
}
