package dev.headroom.failover.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as sentences for people have them. */
public final class Words {

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** A count with separators: 31,250. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share in percent with one digit: 71.0 %. */
    public static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
    }

    /** A time of day in UTC: 07:11:00Z. */
    public static String timeOfDay(Instant instant) {
        return TIME_OF_DAY.format(instant);
    }

    /** A minute in UTC: 2025-10-20T07:12Z. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** A span in minutes, or in seconds below one. */
    public static String span(Duration span) {
        return span.compareTo(Duration.ofMinutes(1)) < 0 ? span.toSeconds() + " s" : span.toMinutes() + " min";
    }
}
