package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row in the making. Inputs: arithmetic is exact until the output row; here it is rounded. */
final class Row {

    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

    Row text(String column, @Nullable String value) {
        columns.put(column, value);
        return this;
    }

    /** Millionths, HALF_EVEN. */
    Row micros(String column, @Nullable BigDecimal amount) {
        columns.put(
                column,
                amount == null
                        ? null
                        : amount.setScale(6, RoundingMode.HALF_EVEN)
                                .unscaledValue()
                                .longValueExact());
        return this;
    }

    /** The sum as micros and as exact decimal text, without exponent or trailing zeros. */
    Row exact(String column, BigDecimal amount) {
        return micros(column + "_micros", amount)
                .text(
                        column,
                        amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
    }

    Row ratio(String column, @Nullable BigDecimal ratio) {
        columns.put(column, ratio == null ? null : ratio.doubleValue());
        return this;
    }

    Row day(String column, @Nullable LocalDate day) {
        columns.put(column, day == null ? null : day.toString());
        return this;
    }

    Row number(String column, long number) {
        columns.put(column, number);
        return this;
    }

    Row flag(String column, boolean flag) {
        columns.put(column, flag);
        return this;
    }

    Map<String, @Nullable Object> columns() {
        return columns;
    }
}
