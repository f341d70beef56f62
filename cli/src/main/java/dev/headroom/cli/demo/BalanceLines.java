package dev.headroom.cli.demo;

import dev.headroom.cli.tables.Column;
import dev.headroom.cli.tables.ColumnWidths;
import dev.headroom.cli.tables.HumanText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A line a commitment and one for all together, aligned. On a wide line ratios have bars, as long as fits, and exhaustion has days; on
 * one of 80 columns there are neither. What is not known is a dash, never a number.
 */
final class BalanceLines {

    private static final String UNKNOWN = "-";
    private static final String ALL = "all";
    private static final String NARROW_GAP = " ";
    private static final int WIDE_FROM = 104;
    /** What all columns but the bar take on a wide line at most. */
    private static final int WITHOUT_BAR = 97;

    private static final int LONGEST_BAR = 20;

    private final boolean wide;
    private final int barWidth;

    BalanceLines(int width) {
        wide = width >= WIDE_FROM;
        barWidth = wide ? Math.min(LONGEST_BAR, width - WITHOUT_BAR - 1) : 0;
    }

    /** Header, balances in their order, and the portfolio's row of all clouds. */
    List<String> lines(List<GenericRecord> balances, List<GenericRecord> portfolio) {
        List<Column> columns = columns(balances);
        List<List<String>> rows = new ArrayList<>();
        balances.forEach(
                row -> rows.add(columns.stream().map(column -> column.cell(row)).toList()));
        portfolio.stream()
                .filter(row -> ALL.equals(String.valueOf(row.get("provider"))))
                .forEach(row -> rows.add(total(row)));
        ColumnWidths widths = new ColumnWidths(columns, Integer.MAX_VALUE);
        rows.forEach(widths::fit);
        List<String> lines = new ArrayList<>();
        lines.add(line(widths, columns.stream().map(Column::header).toList()));
        rows.forEach(row -> lines.add(line(widths, row)));
        return lines;
    }

    private List<Column> columns(List<GenericRecord> balances) {
        return List.of(
                left("provider", row -> name(row, balances)),
                left("state", row -> String.valueOf(row.get("state"))),
                right("total", row -> money(row, "total_micros", "undisclosed")),
                right("consumed", row -> money(row, "consumed_micros", UNKNOWN)),
                new Column("ratio", !wide, false, row -> ratio((Double) row.get("consumed_ratio"))),
                right(wide ? "remaining" : "left", row -> money(row, "remaining_micros", UNKNOWN)),
                right(wide ? "a day (30d)" : "a day", row -> money(row, "run_rate_30d_micros_per_day", UNKNOWN)),
                left(wide ? "exhausted P50" : "P50", row -> day((Long) row.get("exhaustion_p50"))));
    }

    /** The provider, where it has one commitment. */
    private static String name(GenericRecord row, List<GenericRecord> balances) {
        Object provider = Objects.requireNonNull(row.get("provider"));
        long ofProvider = balances.stream()
                .filter(other -> provider.equals(other.get("provider")))
                .count();
        return String.valueOf(ofProvider == 1 ? provider : row.get("commitment_id"));
    }

    private List<String> total(GenericRecord row) {
        int undisclosed = (Integer) row.get("undisclosed_count");
        return List.of(
                ALL,
                undisclosed == 0 ? "" : undisclosed + " undisclosed",
                money(row, "total_micros", UNKNOWN),
                money(row, "consumed_micros", UNKNOWN),
                "",
                money(row, "remaining_micros", UNKNOWN),
                money(row, "run_rate_30d_micros_per_day", UNKNOWN),
                "");
    }

    private String ratio(@Nullable Double ratio) {
        if (ratio == null) {
            return UNKNOWN;
        }
        String percent = String.format(Locale.ROOT, wide ? "%5.1f%%" : "%.1f%%", ratio * 100);
        return wide ? Bar.of(ratio, barWidth) + " " + percent : percent;
    }

    private String day(@Nullable Long epochMillis) {
        if (epochMillis == null) {
            return UNKNOWN;
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
        return wide ? day.toString() : YearMonth.from(day).toString();
    }

    private static String money(GenericRecord row, String field, String unknown) {
        Object micros = row.get(field);
        return micros == null ? unknown : HumanText.glance((Long) micros);
    }

    private String line(ColumnWidths widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : wide ? ColumnWidths.GAP : NARROW_GAP).append(widths.pad(i, cells.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private static Column left(String header, Function<GenericRecord, String> text) {
        return new Column(header, false, false, text);
    }

    private static Column right(String header, Function<GenericRecord, String> text) {
        return new Column(header, true, false, text);
    }
}
