package dev.headroom.cli.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and spans for people, UTC. */
final class TimeText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private TimeText() {}

    /** When, and how long ago it was then: {@code 07:13:20 (5 min)}; on another day than {@code now} its date. */
    static String since(Instant when, Instant now) {
        boolean today = day(when).equals(day(now));
        return (today ? TIME : DAY).format(when.atOffset(ZoneOffset.UTC)) + " (" + span(Duration.between(when, now))
                + ")";
    }

    /** At most two units: {@code 45 s}, {@code 12 min}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
    static String span(Duration span) {
        if (span.isNegative()) {
            return "0 s";
        }
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 1
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toDays() + " d " + span.toHoursPart() + " h";
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
