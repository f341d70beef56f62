package dev.headroom.commitments.balance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The arithmetic all balances share: exact, and DECIMAL128 half-even where something is divided. */
final class Exact {

    static final MathContext DIVISION = MathContext.DECIMAL128;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Exact() {}

    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DIVISION);
    }

    static BigDecimal notNegative(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO);
    }

    /** Whether a unit is an ISO 4217 currency; any other unit is measured. */
    static boolean isCurrency(String unit) {
        return CURRENCIES.contains(unit);
    }
}
