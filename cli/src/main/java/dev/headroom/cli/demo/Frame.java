package dev.headroom.cli.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/**
 * The picture of the demo as lines of text: the date of the world, the commitments, what fires, what came. It fits a terminal of 24
 * lines, and no line is longer than the terminal is wide.
 */
final class Frame {

    private static final String TITLE = "headroom demo   one AI lab, four clouds, simulated spend; amounts in USD";
    private static final int TIME_BAR = 30;
    private static final int MOST_ALERTS = 5;
    private static final int MOST_NOTES = 4;
    private static final String INDENT = "  ";
    private static final String CUT = "…";

    private Frame() {}

    /** The picture on a terminal so many columns wide. */
    static List<String> lines(Snapshot snapshot, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(TITLE);
        lines.add(String.format(
                Locale.ROOT,
                "%s      %s %3.0f %%",
                LocalDate.ofInstant(snapshot.time(), ZoneOffset.UTC),
                Bar.of(snapshot.progress(), TIME_BAR),
                snapshot.progress() * 100));
        lines.add("");
        lines.addAll(new BalanceLines(width).lines(snapshot.balances(), snapshot.portfolio()));
        lines.add("");
        addAlerts(snapshot.alerts(), lines);
        lines.add("");
        lines.add("arrived  " + snapshot.arrived());
        last(snapshot.notes(), MOST_NOTES).forEach(note -> lines.add(INDENT + note));
        return lines.stream().map(line -> cut(line.stripTrailing(), width)).toList();
    }

    private static void addAlerts(List<GenericRecord> alerts, List<String> lines) {
        lines.add(
                alerts.isEmpty()
                        ? "no alert fires"
                        : alerts.size() == 1 ? "1 alert fires" : alerts.size() + " alerts fire");
        for (GenericRecord alert : last(alerts, MOST_ALERTS)) {
            lines.add(INDENT + String.format(Locale.ROOT, "%-8s %s", alert.get("severity"), alert.get("summary")));
        }
        if (alerts.size() > MOST_ALERTS) {
            lines.add(INDENT + "and " + (alerts.size() - MOST_ALERTS) + " more");
        }
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static String cut(String line, int width) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)) + CUT;
    }
}
