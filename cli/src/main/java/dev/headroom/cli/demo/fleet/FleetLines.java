package dev.headroom.cli.demo.fleet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;

/**
 * The fleet in a few lines, aligned: a line for each region that is not healthy, for each that takes the load of another, for all
 * others together, and the latest trigger. Under the fleet's own time, to the minute where the line is short; there GPUs in use and GPUs
 * installed are left out, too.
 */
public final class FleetLines {

    private static final int WIDE_FROM = 106;
    private static final int MOST_REGIONS = 4;
    private static final String BETWEEN_CLAUSES = "; ";
    private static final DateTimeFormatter SECOND = time("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = time("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter TIME_OF_DAY = time("HH:mm:ss");

    private FleetLines() {}

    /** A column of the table. */
    private record Part(String header, boolean right, Function<FleetRow, String> text) {}

    /** The lines for a terminal so many columns wide; none before the first decision. */
    public static List<String> lines(FleetSnapshot fleet, int width) {
        return fleet.decidedAt().map(at -> lines(fleet, at, width)).orElse(List.of());
    }

    private static List<String> lines(FleetSnapshot fleet, Instant at, int width) {
        boolean wide = width >= WIDE_FROM;
        List<String> lines = new ArrayList<>(table(parts(at, wide), rows(fleet), wide ? "  " : " "));
        fleet.latestTrigger().ifPresent(trigger -> lines.addAll(trigger(trigger)));
        return lines;
    }

    /** A trigger on one line: when, what, in which mode, and its sentence. */
    public static String plain(GenericRecord trigger) {
        return "fleet " + SECOND.format(FleetSnapshot.instant(trigger, "decided_at")) + "  " + trigger.get("action")
                + " (" + trigger.get("mode") + ")  " + trigger.get("summary");
    }

    /** When and what was seen; then in which mode, and what has to be done. */
    private static List<String> trigger(GenericRecord trigger) {
        String when = "trigger " + TIME_OF_DAY.format(FleetSnapshot.instant(trigger, "decided_at"));
        String mode = "(" + trigger.get("mode") + ")";
        String summary = String.valueOf(trigger.get("summary"));
        int clause = summary.indexOf(BETWEEN_CLAUSES);
        if (clause < 0) {
            return List.of(when + "  " + mode + "  " + summary);
        }
        return List.of(
                when + "  " + summary.substring(0, clause + 1),
                mode + " ".repeat(when.length() - mode.length()) + "  "
                        + summary.substring(clause + BETWEEN_CLAUSES.length()));
    }

    private static List<FleetRow> rows(FleetSnapshot fleet) {
        List<FleetRow> notable = new ArrayList<>();
        List<FleetRow> others = new ArrayList<>();
        for (GenericRecord state : fleet.states()) {
            FleetRow row = FleetRow.of(state);
            if (!row.isOrdinary() && notable.size() < MOST_REGIONS) {
                notable.add(row);
            } else if (!FleetRow.isSystem(state)) {
                others.add(row);
            }
        }
        notable.sort(Comparator.comparing(FleetRow::isHealthy));
        if (!others.isEmpty()) {
            notable.add(FleetRow.sum(
                    others.size() + (notable.isEmpty() ? "" : " more") + (others.size() == 1 ? " region" : " regions"),
                    others));
        }
        return notable;
    }

    private static List<Part> parts(Instant at, boolean wide) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("fleet " + (wide ? SECOND : MINUTE).format(at), false, FleetRow::name));
        parts.add(new Part("state", false, FleetRow::state));
        parts.add(new Part(
                wide ? "nodes silent" : "silent",
                true,
                row -> FleetRow.count(row.silent()) + "/" + FleetRow.count(row.nodes())));
        if (wide) {
            parts.add(new Part(
                    "GPUs healthy", true, row -> FleetRow.count(row.healthy()) + "/" + FleetRow.count(row.gpus())));
            parts.add(new Part("busy", true, row -> FleetRow.count(row.busy())));
        } else {
            parts.add(new Part("healthy", true, row -> FleetRow.count(row.healthy())));
        }
        parts.add(new Part("headroom", true, row -> FleetRow.count(row.headroom())));
        parts.add(new Part("load", false, FleetRow::load));
        return parts;
    }

    private static List<String> table(List<Part> parts, List<FleetRow> rows, String gap) {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            lines.add(new StringBuilder());
        }
        for (Part part : parts) {
            List<String> cells = new ArrayList<>(List.of(part.header()));
            rows.forEach(row -> cells.add(part.text().apply(row)));
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            for (int i = 0; i < cells.size(); i++) {
                String blanks = " ".repeat(width - cells.get(i).length());
                String cell = part.right() ? blanks + cells.get(i) : cells.get(i) + blanks;
                lines.get(i).append(lines.get(i).isEmpty() ? "" : gap).append(cell);
            }
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
