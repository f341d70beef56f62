package dev.headroom.commitments.balance;

import java.math.BigDecimal;
import java.math.MathContext;

/** The arithmetic all balances share: exact, and DECIMAL128 half-even where something is divided. */
final class Exact {

    static final MathContext DIVISION = MathContext.DECIMAL128;

    private Exact() {}

    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DIVISION);
    }

    static BigDecimal notNegative(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO);
    }
}
