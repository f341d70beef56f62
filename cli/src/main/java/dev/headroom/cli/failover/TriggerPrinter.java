package dev.headroom.cli.failover;

import dev.headroom.cli.tables.JsonRows;
import dev.headroom.cli.tables.RowVisitor;
import dev.headroom.cli.tables.TableRow;
import dev.headroom.cli.tables.Unreadable;
import java.io.PrintWriter;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Prints each trigger as it comes, and at once. For people a duplicate is a line that says so; a program reads every new trigger as
 * an object with the columns of {@code failover_triggers}, and what is not new is told on stderr instead.
 */
final class TriggerPrinter implements RowVisitor {

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable JsonRows json;
    private final int width;
    private final long atMost;
    private final SeenTriggers seen = new SeenTriggers();
    private long printed;

    /**
     * A printer.
     *
     * @param width columns a line for people may have
     * @param atMost after how many new triggers nothing more is printed
     */
    TriggerPrinter(PrintWriter out, PrintWriter err, boolean asJson, int width, long atMost) {
        this.out = out;
        this.err = err;
        this.json = asJson ? new JsonRows(out) : null;
        this.width = width;
        this.atMost = atMost;
    }

    @Override
    public void row(TableRow row) {
        if (isDone()) {
            return;
        }
        GenericRecord trigger = row.value();
        SeenTriggers.Kind kind = seen.add(trigger);
        if (kind == SeenTriggers.Kind.NEW) {
            printed++;
        }
        if (json == null) {
            out.println(TriggerLine.of(trigger, kind, width));
        } else if (kind == SeenTriggers.Kind.NEW) {
            json.row(trigger);
            json.flush();
        } else {
            err.println("left out: a trigger of incident " + StateRows.text(trigger, "incident_id") + ", epoch "
                    + StateRows.whole(trigger, "epoch")
                    + (kind == SeenTriggers.Kind.DUPLICATE
                            ? ", is a duplicate"
                            : ", is out of date: a higher epoch came before it"));
            err.flush();
        }
        out.flush();
    }

    @Override
    public void unreadable(Unreadable record) {
        err.println(record);
        err.flush();
    }

    /** New triggers printed. */
    long printed() {
        return printed;
    }

    /** Whether as many were printed as were asked for. */
    boolean isDone() {
        return printed >= atMost;
    }
}
