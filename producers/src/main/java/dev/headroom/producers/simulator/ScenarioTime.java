package dev.headroom.producers.simulator;

import dev.headroom.producers.yaml.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads times, lengths of time, shares and the like of a scenario. A time is {@code +10m} after the start, or an instant where the
 * scenario has a start; both end as milliseconds since the start.
 */
final class ScenarioTime {

    private final @Nullable Instant start;

    ScenarioTime(@Nullable Instant start) {
        this.start = start;
    }

    /** An instant; null where there is none or none can be read. */
    static @Nullable Instant instant(YamlMap map, String name) {
        return read(map, name, null, ScenarioTime::instant);
    }

    /** Milliseconds since the start; null where there is none or none can be read. */
    @Nullable
    Long offsetMs(YamlMap map, String name) {
        return read(map, name, null, this::offsetMs);
    }

    /** Milliseconds since the start; what is missing is a fault. */
    long requiredOffsetMs(YamlMap map, String name) {
        map.required(name);
        Long offset = map.has(name) ? offsetMs(map, name) : null;
        return offset == null ? 0 : offset;
    }

    /** Milliseconds, 0 or more. */
    static long lengthMs(YamlMap map, String name, long otherwise) {
        Long length =
                read(map, name, otherwise, text -> DurationText.parse(text).toMillis());
        return length == null ? otherwise : length;
    }

    /** Milliseconds of a length of time that may have a sign. */
    static long signedLengthMs(YamlMap map, String name) {
        map.required(name);
        Long length = read(
                map,
                name,
                0L,
                text -> text.startsWith("-")
                        ? -DurationText.parse(text.substring(1)).toMillis()
                        : DurationText.parse(text.startsWith("+") ? text.substring(1) : text)
                                .toMillis());
        return length == null ? 0 : length;
    }

    /** A number from 0 to 1. */
    static double ratio(YamlMap map, String name, double otherwise) {
        Double ratio = read(map, name, otherwise, ScenarioTime::ratio);
        return ratio == null ? otherwise : ratio;
    }

    private static double ratio(String text) {
        double ratio;
        try {
            ratio = Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            ratio = Double.NaN;
        }
        if (ratio >= 0 && ratio <= 1) {
            return ratio;
        }
        throw new IllegalArgumentException("is not a number from 0 to 1");
    }

    private long offsetMs(String text) {
        if (text.startsWith("+")) {
            return DurationText.parse(text.substring(1)).toMillis();
        }
        Instant instant = instant(text);
        if (start == null) {
            throw new IllegalArgumentException(
                    "is an instant, but the scenario has no start; give it one, or say +10m");
        }
        return Duration.between(start, instant).toMillis();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException(
                    "is neither a time after the start such as +10m nor an instant such as 2025-10-20T07:11:00Z",
                    notOne);
        }
    }

    private static <T> @Nullable T read(YamlMap map, String name, @Nullable T otherwise, Function<String, T> reading) {
        String text = map.text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException refused) {
            map.fault(name, text, String.valueOf(refused.getMessage()));
            return otherwise;
        }
    }
}
