package dev.headroom.cli.tables;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;

/**
 * Aligned columns under a header, for people. Rows are laid out in blocks, so that a log of any length can be printed; columns
 * never get narrower from block to block.
 */
public final class TextRows implements RowFormat {

    private static final int BLOCK = 1_000;

    private final PrintWriter out;
    private final List<Column> columns;
    private final ColumnWidths widths;
    private final UnaryOperator<String> paint;
    private final List<List<String>> block = new ArrayList<>();
    private boolean headed;

    /** Rows on lines of a width; {@code out} stays open. */
    public TextRows(PrintWriter out, List<Column> columns, int width) {
        this(out, columns, width, UnaryOperator.identity());
    }

    /** The same where each line is finished by {@code paint}, which may add what takes no room. */
    public TextRows(PrintWriter out, List<Column> columns, int width, UnaryOperator<String> paint) {
        this.out = out;
        this.paint = paint;
        this.columns = columns;
        this.widths = new ColumnWidths(columns, width);
    }

    @Override
    public void row(GenericRecord value) {
        block.add(columns.stream().map(column -> column.cell(value)).toList());
        if (block.size() == BLOCK) {
            printBlock();
        }
    }

    @Override
    public void close() {
        printBlock();
    }

    private void printBlock() {
        block.forEach(widths::fit);
        widths.shrink();
        if (!headed) {
            headed = true;
            print(columns.stream().map(Column::header).toList());
        }
        block.forEach(this::print);
        block.clear();
    }

    private void print(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ColumnWidths.GAP).append(widths.pad(i, cells.get(i)));
        }
        out.println(paint.apply(line.toString().stripTrailing()));
    }
}
