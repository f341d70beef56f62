package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "gpu-01, http://gpu-01:9400/metrics",
        "GPU-01:9400, http://gpu-01:9400/metrics",
        "gpu-01:9401/m, http://gpu-01:9401/m",
        "http://gpu-01, http://gpu-01/metrics",
        "http://gpu-01:9400/, http://gpu-01:9400/metrics",
        "https://gpu-01.example:443/dcgm?collect=x, https://gpu-01.example:443/dcgm?collect=x",
        "10.0.0.7:9400, http://10.0.0.7:9400/metrics",
        "[::1]:9400, http://[::1]:9400/metrics"
    })
    void shouldFillInWhatIsLeftOut(String text, String uri) {
        assertThat(Target.parse(text)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://gpu-01, 'ftp://gpu-01' is neither http nor https",
        "gpu_01:9400, 'gpu_01:9400' names no host; write for instance gpu-01:9400",
        "gpu 01, 'gpu 01' is no address: Illegal character in authority",
        "http:///metrics, 'http:///metrics' names no host"
    })
    void shouldSayWhatIsWrongWithAnAddress(String text, String message) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
