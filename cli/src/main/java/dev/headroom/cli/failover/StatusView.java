package dev.headroom.cli.failover;

import static dev.headroom.cli.failover.StateRows.number;
import static dev.headroom.cli.failover.StateRows.text;
import static dev.headroom.cli.failover.StateRows.whole;

import dev.headroom.cli.tables.Column;
import dev.headroom.cli.tables.TextRows;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;

/**
 * Where failover stands, for people: a line about the system, then a line a region. How long something has been so is counted to the
 * newest {@code as_of}, which is how far failover has come, and not to the time of day.
 */
final class StatusView {

    private final List<GenericRecord> rows;
    private final Instant now;

    /** A view of the rows of {@code failover_state}, of which there is one at least. */
    StatusView(List<GenericRecord> rows) {
        this.rows = rows;
        this.now = StateRows.newestAsOf(rows).orElseThrow();
    }

    void print(PrintWriter out, int width, UnaryOperator<String> paint) {
        out.println(paint.apply(systemLine()));
        List<GenericRecord> regions =
                rows.stream().filter(row -> !Region.of(row).isSystem()).toList();
        if (regions.isEmpty()) {
            out.println("no regions yet");
            return;
        }
        try (TextRows lines = new TextRows(out, columns(), width, paint)) {
            regions.forEach(lines::row);
        }
    }

    /** For instance {@code failover: LIVE, gate open, not frozen; as of 2025-10-20T07:14:20Z}. */
    String systemLine() {
        String state = rows.stream()
                .filter(row -> Region.of(row).isSystem())
                .findFirst()
                .map(this::systemState)
                .orElse("nothing is known of the system yet");
        return "failover: " + state + "; as of " + now;
    }

    private String systemState(GenericRecord system) {
        String mode = text(system, "mode") + ", ";
        String since = TimeText.since(StateRows.instant(system, "since"), now) + why(system);
        return switch (text(system, "state")) {
            case "HEALTHY" -> mode + "gate open, not frozen";
            case "SUPPRESSED" -> mode + "gate CLOSED since " + since;
            default -> mode + text(system, "state") + " since " + since;
        };
    }

    private static String why(GenericRecord system) {
        String reason = text(system, "reason_code");
        String note = text(system, "note");
        return (reason.isEmpty() ? "" : ", " + reason) + (note.isEmpty() ? "" : ", " + note);
    }

    private String systemMode() {
        return rows.stream()
                .filter(row -> Region.of(row).isSystem())
                .findFirst()
                .map(system -> text(system, "mode"))
                .orElse("");
    }

    private List<Column> columns() {
        String systemMode = systemMode();
        return List.of(
                left("region", row -> Region.of(row).toString()),
                left("state", row -> state(row, systemMode)),
                left("since", row -> TimeText.since(StateRows.instant(row, "since"), now)),
                left("reason", row -> text(row, "reason_code")),
                right("silent", row -> part(whole(row, "nodes_silent"), whole(row, "nodes_expected"))),
                right(
                        "GPUs healthy",
                        row -> part(
                                Math.round(number(row, "gpus_healthy").doubleValue()), whole(row, "gpus_expected"))),
                right("headroom", row -> count(whole(row, "healthy_headroom_gpus"))),
                left("target", StateRows::target),
                right("moved", row -> whole(row, "gpus_moved") == 0 ? "" : count(whole(row, "gpus_moved"))),
                new Column("note", false, true, row -> text(row, "note")));
    }

    /** A region whose decisions count otherwise than the system's says so. */
    private static String state(GenericRecord row, String systemMode) {
        String mode = text(row, "mode");
        return text(row, "state") + (mode.equals(systemMode) ? "" : " (" + mode + ")");
    }

    private static String part(long part, long whole) {
        return count(part) + "/" + count(whole);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Column left(String header, Function<GenericRecord, String> text) {
        return new Column(header, false, false, text);
    }

    private static Column right(String header, Function<GenericRecord, String> text) {
        return new Column(header, true, false, text);
    }
}
