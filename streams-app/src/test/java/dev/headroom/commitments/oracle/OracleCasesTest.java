package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases: amounts agree to the micro, ratios to 1e-9, and every expected column is looked at. */
class OracleCasesTest {

    static Stream<CaseFile> cases() {
        return CaseFile.all().stream();
    }

    @Test
    void shouldFindEveryCase() {
        assertThat(CaseFile.all()).hasSize(18);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveExpectedRowsWhenCaseIsComputed(CaseFile worked) {
        // When
        Tables tables = Oracle.tables(worked.world());

        // Then
        assertRows(worked.expected().get("commitment_consumption"), tables.commitmentConsumption(), "commitment_id");
        assertRows(
                worked.expected().get("commitment_periods"), tables.commitmentPeriods(), "commitment_id", "period_id");
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
            assertRow(row, found);
        }
        assertThat(actual).extracting(row -> keyOf(row, key)).containsExactlyInAnyOrderElementsOf(expectedKeys);
    }

    private static String keyOf(Map<String, @Nullable Object> row, String... key) {
        return Stream.of(key).map(row::get).toList().toString();
    }

    private static void assertRow(JsonNode expected, Map<String, @Nullable Object> actual) {
        for (Map.Entry<String, JsonNode> column : expected.properties()) {
            String name = column.getKey();
            JsonNode value = column.getValue();
            assertThat(actual).containsKey(name);
            Object found = actual.get(name);
            if (value.isFloatingPointNumber()) {
                assertThat(found).as(name).isInstanceOf(Double.class);
                assertThat((Double) found).as(name).isCloseTo(value.doubleValue(), within(1e-9));
            } else if (value.isIntegralNumber()) {
                assertThat(found).as(name).isEqualTo(value.longValue());
            } else if (value.isBoolean()) {
                assertThat(found).as(name).isEqualTo(value.booleanValue());
            } else {
                assertThat(found).as(name).isEqualTo(value.isNull() ? null : value.textValue());
            }
        }
    }
}
