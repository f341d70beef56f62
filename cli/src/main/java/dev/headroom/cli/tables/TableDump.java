package dev.headroom.cli.tables;

import dev.headroom.topics.Topic;
import java.io.PrintWriter;
import java.util.List;

/** Prints whole tables one after another, for people under their names, for scripts with the name in every line. */
public final class TableDump {

    private final TableReader reader;
    private final PrintWriter out;

    /** Prints what {@code reader} reads to {@code out}, which stays open. */
    public TableDump(TableReader reader, PrintWriter out) {
        this.reader = reader;
        this.out = out;
    }

    /** The columns that people are shown, below the name of the table. */
    public void text(Topic table, int width) {
        List<TableRow> rows = reader.rows(table);
        out.println(table.name() + (rows.isEmpty() ? ": no rows" : ""));
        if (!rows.isEmpty()) {
            print(OutputFormat.TABLE.open(table.name(), TableReader.schemaOf(table), out, width), rows);
        }
    }

    /** A line like {@code {"table":"commitment_consumption","row":{…}}} for every row, which has all columns. */
    public void json(Topic table) {
        print(new JsonRows(out, table.name()), reader.rows(table));
    }

    private static void print(RowFormat format, List<TableRow> rows) {
        try (format) {
            rows.forEach(row -> format.row(row.value()));
        }
    }
}
