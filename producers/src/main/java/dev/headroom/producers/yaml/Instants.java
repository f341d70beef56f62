package dev.headroom.producers.yaml;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as people write them. A time without a zone is none: nobody should have to guess which one was meant. */
final class Instants {

    private static final int DATE_LENGTH = 10;

    private Instants() {}

    /**
     * An instant with {@code Z} or an offset, cut to the millisecond; a date alone is its midnight UTC.
     *
     * @throws java.time.DateTimeException when the text is neither
     */
    static Instant parse(String text) {
        return text.length() <= DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
