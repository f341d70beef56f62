package dev.headroom.cli.tables;

import java.io.PrintWriter;

/** Prints rows, tells of unreadable records on stderr, and goes on. */
final class PrintingVisitor implements RowVisitor {

    private final PrintWriter err;
    private final RowFormat format;
    private long unreadable;

    PrintingVisitor(PrintWriter err, RowFormat format) {
        this.err = err;
        this.format = format;
    }

    @Override
    public void row(TableRow row) {
        format.row(row.value());
    }

    @Override
    public void unreadable(Unreadable record) {
        unreadable++;
        err.println(record);
        err.flush();
    }

    /** How many records could not be read. */
    long unreadable() {
        return unreadable;
    }
}
