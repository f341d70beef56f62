package dev.headroom.commitments.terms;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A contract year or milestone.
 *
 * @param start first day, UTC
 * @param end UTC, exclusive
 * @param target to be spent in the period, in the unit of the commitment
 * @param carryOverCap at most this much surplus goes to the next period
 */
public record Period(
        String id,
        LocalDate start,
        LocalDate end,
        BigDecimal target,
        ShortfallRule shortfall,
        BigDecimal carryOverCap) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }
}
