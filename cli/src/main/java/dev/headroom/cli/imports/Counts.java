package dev.headroom.cli.imports;

import java.time.Duration;
import java.util.Locale;

/** Numbers in summaries. */
final class Counts {

    private static final double NANOS_PER_SECOND = 1e9;

    private Counts() {}

    /** For instance {@code 1,000 rows imported, 2 skipped, 0.4 s, 2,500 rows/s}. */
    static String line(String verb, long rows, long skipped, Duration elapsed) {
        double seconds = Math.max(1, elapsed.toNanos()) / NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "%s %s, %,d skipped, %.1f s, %,d rows/s",
                rows(rows),
                verb,
                skipped,
                seconds,
                Math.round(rows / seconds));
    }

    /** For instance {@code 1 row} or {@code 1,000 rows}. */
    static String rows(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
    }
}
