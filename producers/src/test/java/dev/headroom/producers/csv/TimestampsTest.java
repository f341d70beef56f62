package dev.headroom.producers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    @Property(tries = 5_000)
    void shouldAgreeWithJavaTimeWhateverTheInstantAndOffset(
            @ForAll @LongRange(min = -62_135_500_000_000L, max = 253_402_200_000_000L) long ms,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
        // Given
        Instant instant = Instant.ofEpochMilli(ms);
        String text = OFFSET.format(instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)));
        // When
        long read = read(text);
        // Then
        assertThat(read).isEqualTo(ms);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-09-01 00:00:00, 2024-09-01T00:00:00Z",
        "2024-09-01T00:00:00Z, 2024-09-01T00:00:00Z",
        "2024-09-01T00:00:00, 2024-09-01T00:00:00Z",
        "2024-09-01T00:00Z, 2024-09-01T00:00:00Z",
        "2024-09-01, 2024-09-01T00:00:00Z",
        "2024-09-01 12:34:56.789, 2024-09-01T12:34:56.789Z",
        "2024-09-01T12:34:56.7Z, 2024-09-01T12:34:56.700Z",
        "2024-09-01T12:34:56.123456789Z, 2024-09-01T12:34:56.123Z",
        "2024-09-01 00:00:00 UTC, 2024-09-01T00:00:00Z",
        "2024-09-01T02:00:00+02:00, 2024-09-01T00:00:00Z",
        "2024-09-01T02:00:00+0200, 2024-09-01T00:00:00Z",
        "2024-08-31 19:00:00-05, 2024-09-01T00:00:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
    })
    void shouldReadTimestampWhenRealBillsWriteItSo(String text, Instant expected) {
        assertThat(Instant.ofEpochMilli(read(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-9-1",
                "09/01/2024",
                "2024-13-01",
                "2024-02-30",
                "2023-02-29",
                "0000-01-01",
                "2024-09-01T24:00:00Z",
                "2024-09-01T00:60:00Z",
                "2024-09-01T00:00:60Z",
                "2024-09-01T",
                "2024-09-01T00",
                "2024-09-01T00:0",
                "2024-09-01T00:00:0",
                "2024-09-01T00:00:00.Z",
                "2024-09-01T00:00:00X",
                "2024-09-01T00:00:00+2",
                "2024-09-01T00:00:00+02:0",
                "2024-09-01T00:00:00+99:00",
                "2024-09-01x00:00:00Z",
                "1725148800"
            })
    void shouldRefuseTextWhenItIsNoTimestamp(String text) {
        assertThat(read(text)).isEqualTo(Timestamps.NONE);
    }

    private static long read(String text) {
        char[] chars = ("<" + text + ">").toCharArray();
        return Timestamps.read(chars, 1, chars.length - 1);
    }
}
