package dev.headroom.commitments.oracle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the tables must have, each sorted by its key. A row maps column names to values: amounts and counts are
 * {@link Long}, ratios {@link Double}, days ISO text such as {@code 2025-04-10}, flags {@link Boolean}, null is present as null.
 * {@code as_of} and {@code version} are not among them.
 */
public record Tables(
        List<Map<String, @Nullable Object>> spendDaily,
        List<Map<String, @Nullable Object>> commitmentConsumption,
        List<Map<String, @Nullable Object>> commitmentPeriods,
        List<Map<String, @Nullable Object>> commitmentPortfolio) {}
