package dev.headroom.acceptance.chaos;

import dev.headroom.commitments.oracle.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The check: whether tables have exactly the rows that the oracle computes, and where not, what is different. */
final class TableCheck {

    private static final double RATIO_TOLERANCE = 1e-9;
    private static final List<String> CELL = List.of(
            "provider",
            "service_provider_name",
            "host_provider_name",
            "invoice_issuer_name",
            "billing_account_id",
            "sub_account_id",
            "service_category",
            "service_name",
            "region_id",
            "sku_id",
            "charge_category",
            "charge_class",
            "pricing_category",
            "commitment_discount_status",
            "applied_to",
            "applied_commitment_id",
            "unit",
            "charge_day",
            "charge_through",
            "billing_month",
            "ledger");

    private TableCheck() {}

    /** One line for every row that is missing, is there and should not be, or has another value; empty if all is well. */
    static List<String> differences(Tables actual, Tables expected) {
        List<String> found = new ArrayList<>();
        compare("spend_daily", CELL, actual.spendDaily(), expected.spendDaily(), found);
        compare(
                "commitment_consumption",
                List.of("commitment_id"),
                actual.commitmentConsumption(),
                expected.commitmentConsumption(),
                found);
        compare(
                "commitment_periods",
                List.of("commitment_id", "period_id"),
                actual.commitmentPeriods(),
                expected.commitmentPeriods(),
                found);
        compare(
                "commitment_portfolio",
                List.of("provider"),
                actual.commitmentPortfolio(),
                expected.commitmentPortfolio(),
                found);
        return found;
    }

    private static void compare(
            String table,
            List<String> key,
            List<Map<String, @Nullable Object>> actual,
            List<Map<String, @Nullable Object>> expected,
            List<String> found) {
        Map<String, Map<String, @Nullable Object>> rest = byKey(table, key, actual, found);
        byKey(table, key, expected, found).forEach((id, row) -> {
            Map<String, @Nullable Object> other = rest.remove(id);
            if (other == null) {
                found.add(table + " lacks " + row);
            } else {
                row.forEach((column, value) -> {
                    if (!isSame(other.get(column), value)) {
                        found.add(table + " " + id + " " + column + " is " + other.get(column) + ", not " + value);
                    }
                });
            }
        });
        rest.values().forEach(row -> found.add(table + " should not have " + row));
    }

    private static Map<String, Map<String, @Nullable Object>> byKey(
            String table, List<String> key, List<Map<String, @Nullable Object>> rows, List<String> found) {
        Map<String, Map<String, @Nullable Object>> byKey = new TreeMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            String id = key.stream().map(row::get).toList().toString();
            if (byKey.put(id, row) != null) {
                found.add(table + " has more than one row " + id);
            }
        }
        return byKey;
    }

    private static boolean isSame(@Nullable Object actual, @Nullable Object expected) {
        if (actual instanceof Double one && expected instanceof Double other) {
            return Math.abs(one - other) <= RATIO_TOLERANCE;
        }
        return Objects.equals(actual, expected);
    }
}
