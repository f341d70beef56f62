package dev.headroom.cli.tables;

import java.util.List;

/** How wide each column of a table for people is. Free texts give way where the line would get too long. */
public final class ColumnWidths {

    /** Between two columns. */
    public static final String GAP = "  ";

    private static final int NARROWEST = 12;
    private static final String CUT = "…";

    private final List<Column> columns;
    private final int lineWidth;
    private final int[] widths;

    /** Widths of columns under their headers, on lines of {@code lineWidth}. */
    public ColumnWidths(List<Column> columns, int lineWidth) {
        this.columns = columns;
        this.lineWidth = lineWidth;
        this.widths =
                columns.stream().mapToInt(column -> length(column.header())).toArray();
    }

    /** Makes every column wide enough for a row. */
    public void fit(List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], length(cells.get(i)));
        }
    }

    /** Takes from the widest free text as long as the line is too long and any can give. */
    public void shrink() {
        for (int excess = total() - lineWidth; excess > 0; excess--) {
            int widest = widestFreeText();
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** The cell, cut or filled to the width of its column; numbers stand to the right. */
    public String pad(int column, String cell) {
        int width = widths[column];
        int length = length(cell);
        if (length > width) {
            return cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + CUT;
        }
        String blanks = " ".repeat(width - length);
        return columns.get(column).right() ? blanks + cell : cell + blanks;
    }

    private int widestFreeText() {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean canGive = columns.get(i).free() && widths[i] > NARROWEST;
            if (canGive && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private int total() {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
