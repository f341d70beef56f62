package dev.headroom.failover.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes one JSON object, members in the order they are put, numbers rounded to four digits. */
final class Json {

    private static final int DIGITS = 4;

    private final StringJoiner members = new StringJoiner(",", "{", "}");

    Json put(String name, String value) {
        return putRaw(name, quoted(value));
    }

    Json put(String name, long value) {
        return putRaw(name, Long.toString(value));
    }

    /** Leaves the member out where there is no number. */
    Json put(String name, double value) {
        return Double.isNaN(value)
                ? this
                : putRaw(
                        name,
                        BigDecimal.valueOf(value)
                                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    Json put(String name, boolean value) {
        return putRaw(name, Boolean.toString(value));
    }

    Json putTexts(String name, Collection<String> values) {
        return putRaw(name, values.stream().map(Json::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    Json putObjects(String name, Collection<Json> values) {
        return putRaw(name, values.stream().map(Json::toString).collect(Collectors.joining(",", "[", "]")));
    }

    private Json putRaw(String name, String json) {
        members.add(quoted(name) + ":" + json);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                quoted.append('\\').append((char) unit);
            } else if (unit < ' ') {
                quoted.append(String.format("\\u%04x", unit));
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
