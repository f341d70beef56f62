package dev.headroom.cli.collect;

import dev.headroom.producers.dcgm.CollectorTotals;
import dev.headroom.producers.dcgm.IntervalResult;
import dev.headroom.producers.dcgm.ScrapeException;
import dev.headroom.producers.dcgm.Target;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a collector tells while it runs: which exporters stop answering and which answer again, why records are refused, and, where
 * that is wanted, a line for each interval.
 */
final class CollectorLines {

    private static final int MOST_NAMED = 10;

    private final PrintWriter err;
    private final CollectorTotals totals;
    private final boolean everyInterval;
    private Set<Target> silent = Set.of();
    private long refusedBefore;

    /** Lines to {@code err}; a line for each interval only where that is wanted. */
    CollectorLines(PrintWriter err, CollectorTotals totals, boolean everyInterval) {
        this.err = err;
        this.totals = totals;
        this.everyInterval = everyInterval;
    }

    /** Tells what came of an interval. */
    void tell(IntervalResult result) {
        tellSilent(result.failures());
        tellAnswering(result.failures().keySet());
        tellRefused();
        if (everyInterval) {
            err.println(line(result));
        }
        err.flush();
    }

    /** For instance {@code 2026-11-25T10:00:30Z  targets 17/18  hosts 17  GPUs 136/136  records 1  bad lines 0}. */
    static String line(IntervalResult result) {
        String badLines = result.badLines().entrySet().stream()
                .map(line -> line.getValue() + " " + line.getKey())
                .collect(Collectors.joining(", ", " (", ")"));
        return String.format(
                Locale.ROOT,
                "%s  targets %,d/%,d  hosts %,d  GPUs %,d/%,d  records %,d  bad lines %,d%s",
                result.intervalEnd(),
                result.answered(),
                result.targets(),
                result.hosts(),
                result.gpusSeen(),
                result.gpusExpected(),
                result.records(),
                result.badLineCount(),
                result.badLines().isEmpty() ? "" : badLines);
    }

    /** One line about the whole run. */
    static String summary(CollectorTotals totals) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s collected, %s written, %,d GPU samples",
                counted(totals.intervals(), "interval"),
                counted(totals.written(), "record"),
                totals.samples()));
        append(text, totals.refused(), "record refused", "records refused");
        append(text, totals.failures(), "scrape failed", "scrapes failed");
        append(text, totals.badLines(), "bad line", "bad lines");
        append(text, totals.missedIntervals(), "interval missed", "intervals missed");
        return text.toString();
    }

    private void tellSilent(Map<Target, ScrapeException> failures) {
        Map<Target, ScrapeException> gone = new LinkedHashMap<>(failures);
        gone.keySet().removeAll(silent);
        gone.entrySet().stream()
                .limit(MOST_NAMED)
                .forEach(failure -> err.println("no answer from " + failure.getKey() + ": "
                        + failure.getValue().getMessage() + "; its host is left out until it answers"));
        tellMore(gone.size(), "do not answer");
    }

    private void tellAnswering(Set<Target> stillSilent) {
        Set<Target> back = new LinkedHashSet<>(silent);
        back.removeAll(stillSilent);
        back.stream().limit(MOST_NAMED).forEach(target -> err.println(target + " answers again"));
        tellMore(back.size(), "answer again");
        silent = Set.copyOf(stillSilent);
    }

    private void tellRefused() {
        long refused = totals.refused();
        if (refused > refusedBefore) {
            err.println(counted(refused - refusedBefore, "record") + " not written: " + totals.lastRefusal());
        }
        refusedBefore = refused;
    }

    private void tellMore(int count, String what) {
        if (count > MOST_NAMED) {
            err.println(String.format(Locale.ROOT, "… and %,d more %s", count - MOST_NAMED, what));
        }
    }

    private static void append(StringBuilder text, long count, String one, String many) {
        if (count > 0) {
            text.append(String.format(Locale.ROOT, ", %,d %s", count, count == 1 ? one : many));
        }
    }

    private static String counted(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : one + "s");
    }
}
