package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables with the {@code expected.json} of a worked case: amounts agree to the micro, ratios to 1e-9, every expected
 * column is looked at, and there is no row too many.
 */
public final class ExpectedRows {

    private static final double RATIO_TOLERANCE = 1e-9;

    private ExpectedRows() {}

    /** Both tables that worked cases speak of; rows as in {@link Tables}, more columns than expected do no harm. */
    public static void assertEqual(
            CaseFile worked,
            List<Map<String, @Nullable Object>> commitmentConsumption,
            List<Map<String, @Nullable Object>> commitmentPeriods) {
        assertThat(worked.expected().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("commitment_consumption", "commitment_periods");
        assertRows(worked.expected().get("commitment_consumption"), commitmentConsumption, "commitment_id");
        assertRows(worked.expected().get("commitment_periods"), commitmentPeriods, "commitment_id", "period_id");
    }

    private static void assertRows(JsonNode expected, List<Map<String, @Nullable Object>> actual, String... key) {
        List<String> expectedKeys = new ArrayList<>();
        for (JsonNode row : expected) {
            String expectedKey = Stream.of(key)
                    .map(column -> row.get(column).asText())
                    .toList()
                    .toString();
            expectedKeys.add(expectedKey);
            Map<String, @Nullable Object> found = actual.stream()
                    .filter(candidate -> expectedKey.equals(keyOf(candidate, key)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row " + expectedKey));
            assertRow(expectedKey, row, found);
        }
        assertThat(actual).extracting(row -> keyOf(row, key)).containsExactlyInAnyOrderElementsOf(expectedKeys);
    }

    private static String keyOf(Map<String, @Nullable Object> row, String... key) {
        return Stream.of(key).map(row::get).toList().toString();
    }

    private static void assertRow(String key, JsonNode expected, Map<String, @Nullable Object> actual) {
        for (Map.Entry<String, JsonNode> column : expected.properties()) {
            String name = column.getKey();
            String what = name + " of " + key;
            JsonNode value = column.getValue();
            assertThat(actual).containsKey(name);
            Object found = actual.get(name);
            if (value.isFloatingPointNumber()) {
                assertThat(found).as(what).isInstanceOf(Double.class);
                assertThat((Double) found).as(what).isCloseTo(value.doubleValue(), within(RATIO_TOLERANCE));
            } else if (value.isIntegralNumber()) {
                assertThat(found).as(what).isEqualTo(value.longValue());
            } else if (value.isBoolean()) {
                assertThat(found).as(what).isEqualTo(value.booleanValue());
            } else {
                assertThat(found).as(what).isEqualTo(value.isNull() ? null : value.textValue());
            }
        }
    }
}
