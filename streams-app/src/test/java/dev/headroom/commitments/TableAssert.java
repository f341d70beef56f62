package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares tables column by column; of the actual rows only the columns the expected ones have. */
public final class TableAssert {

    private static final double RATIO_TOLERANCE = 1e-9;

    private TableAssert() {}

    /** All four tables have the rows of the expected ones, and no others. */
    public static void assertEqual(Tables actual, Tables expected) {
        assertTable("spend_daily", actual.spendDaily(), expected.spendDaily());
        assertTable("commitment_consumption", actual.commitmentConsumption(), expected.commitmentConsumption());
        assertTable("commitment_periods", actual.commitmentPeriods(), expected.commitmentPeriods());
        assertTable("commitment_portfolio", actual.commitmentPortfolio(), expected.commitmentPortfolio());
    }

    private static void assertTable(
            String name, List<Map<String, @Nullable Object>> actual, List<Map<String, @Nullable Object>> expected) {
        List<String> columns =
                expected.isEmpty() ? List.of() : List.copyOf(expected.get(0).keySet());
        List<String> surplus = texts(actual, columns);
        List<String> missing = texts(expected, columns);
        List<String> found = List.copyOf(surplus);
        missing.forEach(surplus::remove);
        found.forEach(missing::remove);
        assertThat(missing.isEmpty() && surplus.isEmpty())
                .as(() -> name + " lacks " + some(missing) + "\nand has " + some(surplus))
                .isTrue();
    }

    private static String some(List<String> rows) {
        return rows.size() + " rows, for instance\n" + String.join("\n", rows.subList(0, Math.min(2, rows.size())));
    }

    /** Rows as text, ratios rounded far below the tolerance, so that a difference is readable. */
    private static List<String> texts(List<Map<String, @Nullable Object>> rows, List<String> columns) {
        List<String> texts = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
            columns.forEach(column -> chosen.put(
                    column,
                    row.get(column) instanceof Double ratio
                            ? Math.round(ratio / RATIO_TOLERANCE) * RATIO_TOLERANCE
                            : row.get(column)));
            texts.add(chosen.toString());
        }
        texts.sort(Comparator.naturalOrder());
        return texts;
    }
}
