package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Balances, "State", first that holds. */
final class State {

    private static final BigDecimal UNDER = new BigDecimal("0.9");
    private static final BigDecimal OVER = new BigDecimal("1.1");

    private State() {}

    static String of(Balance balance) {
        TermsVersion terms = balance.terms();
        // State: NOT_STARTED (now < term.start).
        if (balance.now().isBefore(Time.startOf(terms.termStart()))) {
            return "NOT_STARTED";
        }
        // State: EXPIRED (now >= term.end).
        if (terms.termEnd() != null && !balance.now().isBefore(Time.startOf(terms.termEnd()))) {
            return "EXPIRED";
        }
        if (terms.total() == null) {
            return "UNKNOWN_TOTAL";
        }
        // State: EXHAUSTED (consumed + forfeited >= total).
        if (balance.consumed().add(balance.forfeited()).compareTo(terms.total()) >= 0) {
            return "EXHAUSTED";
        }
        BigDecimal variance = balance.variance();
        BigDecimal fast = balance.window(7).burnRatio();
        BigDecimal slow = balance.window(30).burnRatio();
        // State: UNDER_BURNING (both ratios < 0.9 and variance < 0).
        if (below(fast, UNDER) && below(slow, UNDER) && below(variance, BigDecimal.ZERO)) {
            return "UNDER_BURNING";
        }
        // State: OVER_BURNING (both > 1.1 and variance > 0).
        if (above(fast, OVER) && above(slow, OVER) && above(variance, BigDecimal.ZERO)) {
            return "OVER_BURNING";
        }
        return "ON_TRACK";
    }

    private static boolean below(@Nullable BigDecimal value, BigDecimal bound) {
        return value != null && value.compareTo(bound) < 0;
    }

    private static boolean above(@Nullable BigDecimal value, BigDecimal bound) {
        return value != null && value.compareTo(bound) > 0;
    }
}
