package dev.headroom.cli.demo;

import dev.headroom.cli.Terminal;
import dev.headroom.cli.demo.fleet.FleetLines;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/**
 * The picture of the demo as lines of text: the date of the world, the commitments, the fleet in a time of its own, what fires, what
 * came. No line is longer than the terminal is wide; where the terminal is low, fewer alerts and notes are shown.
 */
final class Frame {

    private static final String TITLE = "headroom demo   one AI lab, four clouds; simulated spend (USD) and GPUs";
    private static final int TIME_BAR = 30;
    private static final int MOST_ALERTS = 5;
    private static final int MOST_NOTES = 4;
    /** Below the alerts: a blank line and what arrived. Below the picture: the cursor. */
    private static final int BELOW_ALERTS = 3;

    private static final String INDENT = "  ";
    private static final String CUT = "…";

    private Frame() {}

    /** The picture on a terminal of a size. */
    static List<String> lines(Snapshot snapshot, Terminal.Size terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(TITLE);
        lines.add(String.format(
                Locale.ROOT,
                "%s      %s %3.0f %%",
                LocalDate.ofInstant(snapshot.time(), ZoneOffset.UTC),
                Bar.of(snapshot.progress(), TIME_BAR),
                snapshot.progress() * 100));
        lines.add("");
        lines.addAll(new BalanceLines(terminal.columns()).lines(snapshot.balances(), snapshot.portfolio()));
        lines.add("");
        List<String> fleet = FleetLines.lines(snapshot.fleet(), terminal.columns());
        if (!fleet.isEmpty()) {
            lines.addAll(fleet);
            lines.add("");
        }
        addAlerts(snapshot.alerts(), terminal.rows() - BELOW_ALERTS - lines.size(), lines);
        lines.add("");
        lines.add("arrived  " + snapshot.arrived());
        int room = Math.max(0, terminal.rows() - 1 - lines.size());
        last(snapshot.notes(), Math.min(MOST_NOTES, room)).forEach(note -> lines.add(INDENT + note));
        return lines.stream()
                .map(line -> cut(line.stripTrailing(), terminal.columns()))
                .toList();
    }

    private static void addAlerts(List<GenericRecord> alerts, int room, List<String> lines) {
        lines.add(
                alerts.isEmpty()
                        ? "no alert fires"
                        : alerts.size() == 1 ? "1 alert fires" : alerts.size() + " alerts fire");
        int most = Math.max(1, Math.min(MOST_ALERTS, alerts.size() < room ? alerts.size() : room - 2));
        for (GenericRecord alert : last(alerts, most)) {
            lines.add(INDENT + String.format(Locale.ROOT, "%-8s %s", alert.get("severity"), alert.get("summary")));
        }
        if (alerts.size() > most) {
            lines.add(INDENT + "and " + (alerts.size() - most) + " more");
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
