package dev.headroom.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "DEM", "ZWG", "XCG", "VED", "SLE", "XAD"})
    void shouldKnowCurrenciesWhateverJavaDoes(String code) {
        assertThat(CurrencyCodes.isKnown(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "usd", "UDS", "USDT", "Hours", "ÄÖÜ", "U D"})
    void shouldNotTakeAnythingElseForOne(String text) {
        assertThat(CurrencyCodes.isKnown(text)).isFalse();
    }

    /** Fails on a Java that knows a newer currency, which is the time to add it. */
    @Test
    void shouldKnowAllThatJavaKnows() {
        assertThat(Currency.getAvailableCurrencies())
                .extracting(Currency::getCurrencyCode)
                .allMatch(CurrencyCodes::isKnown);
    }
}
