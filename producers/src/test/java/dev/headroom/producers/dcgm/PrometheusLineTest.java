package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up 1                      | up   | 1",
                "up{} 1                    | up   | 1",
                "  up   1   1700000000000  | up   | 1",
                "up 1 -5                   | up   | 1",
                "a:b_9 -2.5e-3             | a:b_9| -0.0025",
                "up +1.5E+2                | up   | 150",
                "up .5                     | up   | 0.5",
                "up NaN                    | up   | NaN",
                "up +Inf                   | up   | Infinity",
                "up -inf                   | up   | -Infinity",
                "up 9223372036854775794    | up   | 9223372036854775807",
                "up{a=\"1\",} 1            | up   | 1",
                "up { a = \"1\" , b=\"2\" }1 | up   | 1"
            })
    void shouldReadWhatTheFormatAllows(String line, String name, Double value) throws MalformedLineException {
        // When
        Sample sample = PrometheusLine.parse(line);
        // Then
        assertThat(sample.name()).isEqualTo(name);
        assertThat(sample.value()).isEqualTo(value);
    }

    @Test
    void shouldUnescapeLabels() throws MalformedLineException {
        // When
        Sample sample = PrometheusLine.parse("m{a=\"x\\\\y\\\"z\\n\",b=\"},{= é\",c=\"\"} 1");
        // Then
        assertThat(sample.labels()).isEqualTo(Map.of("a", "x\\y\"z\n", "b", "},{= é", "c", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a=\"1\"} 1        | NO_NAME",
                "9up 1              | NO_NAME",
                "<html>             | NO_NAME",
                "up{a=\"1\" 1       | LABELS",
                "up{a=\"1} 1        | LABELS",
                "up{a=1} 1          | LABELS",
                "up{a\"1\"} 1       | LABELS",
                "up{=\"1\"} 1       | LABELS",
                "up{,} 1            | LABELS",
                "up{a=\"1\"b=\"2\"} 1 | LABELS",
                "up{a=\"1\",a=\"2\"} 1 | LABELS",
                "up{a=\"\\t\"} 1    | LABELS",
                "up{a:b=\"1\"} 1    | LABELS",
                "up{                | LABELS",
                "up                 | VALUE",
                "up{}               | VALUE",
                "up 1d              | VALUE",
                "up 0x10            | VALUE",
                "up 1_000           | VALUE",
                "up 1,5             | VALUE",
                "up 1e              | VALUE",
                "up - 1             | VALUE",
                "up=1               | VALUE",
                "up 1 now           | TIMESTAMP",
                "up 1 1.5           | TIMESTAMP",
                "up 1 -             | TIMESTAMP",
                "up 1 2 3           | TIMESTAMP"
            })
    void shouldRefuseWhatTheFormatDoesNotAllow(String line, BadLine reason) {
        assertThatThrownBy(() -> PrometheusLine.parse(line))
                .isInstanceOfSatisfying(
                        MalformedLineException.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "# HELP up Whether.", "#up 1", "  # TYPE up gauge", "\r"})
    void shouldPassOverLinesWithoutASample(String line) {
        assertThat(PrometheusLine.isEmpty(line)).isTrue();
    }

    @Test
    void shouldReadOrRefuseWhateverBecomesOfALine() {
        // Given
        String line = "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\",a=\"\\\\\\n\"} 9.3e1 1700000000000";
        Random random = new Random(11);
        int refused = 0;
        // When
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutated = new StringBuilder(line);
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> mutated.deleteCharAt(at);
                    default -> mutated.insert(at, "\"\\{},= e".charAt(random.nextInt(8)));
                }
            }
            try {
                assertThat(PrometheusLine.parse(mutated.toString()).name()).isNotEmpty();
            } catch (MalformedLineException told) {
                refused++;
            }
        }
        // Then
        assertThat(refused).isBetween(5_000, 19_999);
    }
}
