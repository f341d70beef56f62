package dev.headroom.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class InstantConverterTest {

    @ParameterizedTest
    @CsvSource({
        "2025-04-01,2025-04-01T00:00:00Z",
        "2025-04-01T12:30:00Z,2025-04-01T12:30:00Z",
        "2025-04-01T00:00:00.250Z,2025-04-01T00:00:00.250Z",
        "2025-04-01T02:00:00+02:00,2025-04-01T00:00:00Z"
    })
    void shouldReadDatesAndInstants(String text, String expected) {
        // Then
        assertThat(new InstantConverter().convert(text)).isEqualTo(Instant.parse(expected));
    }

    @Test
    void shouldRefuseAnInstantWithoutZone() {
        // Then
        assertThatThrownBy(() -> new InstantConverter().convert("2025-04-01T00:00:00"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("neither a date like");
    }
}
