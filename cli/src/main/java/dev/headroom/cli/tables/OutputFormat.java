package dev.headroom.cli.tables;

import java.io.PrintWriter;
import org.apache.avro.Schema;

/** How rows are printed. */
public enum OutputFormat {
    /** A choice of columns, aligned, for people. */
    TABLE,
    /** One JSON object a line. */
    JSON,
    /** A header and comma-separated values. */
    CSV;

    /** A printer for rows of a topic. */
    public RowFormat open(String topic, Schema schema, PrintWriter out, int width) {
        return switch (this) {
            case TABLE -> new TextRows(out, Layouts.of(topic, schema), width);
            case JSON -> new JsonRows(out);
            case CSV -> new CsvRows(out, schema);
        };
    }
}
