package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract year or milestone.
 *
 * @param end exclusive
 * @param shortfall CHARGE, EXPIRE or ROLL; null: the default of the commitment's kind
 * @param carryOverCap null: nothing is carried over
 */
public record TermsPeriod(
        String id,
        LocalDate start,
        LocalDate end,
        BigDecimal target,
        @Nullable String shortfall,
        @Nullable BigDecimal carryOverCap) {

    boolean covers(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }
}
