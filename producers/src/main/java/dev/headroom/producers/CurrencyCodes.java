package dev.headroom.producers;

import java.util.Currency;
import java.util.HashSet;
import java.util.Set;

/** ISO 4217 currency codes, as this Java knows them, and those introduced since. */
public final class CurrencyCodes {

    private static final Set<String> KNOWN = known();

    private CurrencyCodes() {}

    /** Whether the text is the code of a currency, in capital letters. */
    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }

    private static Set<String> known() {
        Set<String> codes = new HashSet<>(Set.of("SLE", "VED", "XCG", "ZWG"));
        for (Currency currency : Currency.getAvailableCurrencies()) {
            codes.add(currency.getCurrencyCode());
        }
        return Set.copyOf(codes);
    }
}
