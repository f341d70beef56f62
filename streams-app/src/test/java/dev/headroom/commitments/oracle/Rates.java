package dev.headroom.commitments.oracle;

import dev.headroom.terms.CurrencyCodes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rule 5, FX, and rule 4, measured units. */
final class Rates {

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> usdPerUnit = new HashMap<>();

    Rates(List<FxRate> rates) {
        for (FxRate rate : rates) {
            usdPerUnit
                    .computeIfAbsent(rate.currency(), currency -> new TreeMap<>())
                    .put(rate.date(), rate.usdPerUnit());
        }
    }

    /**
     * What a rate is.
     *
     * @param rate null: none is known
     * @param stale older than 7 days
     */
    record Conversion(@Nullable BigDecimal rate, boolean stale) {}

    // Rule 4: a unit that is no ISO 4217 code is measured.
    static boolean isMeasured(String unit) {
        return !CurrencyCodes.isKnown(unit);
    }

    // Rule 5: FX rate of the charge day, through USD.
    // Choice: rate = USD per one of from, divided by USD per one of to, before anything is multiplied; a unit needs no
    // rate into
    // itself.
    Conversion between(String from, String to, LocalDate day) {
        if (from.equals(to)) {
            return new Conversion(BigDecimal.ONE, false);
        }
        Conversion first = usdPer(from, day);
        Conversion second = usdPer(to, day);
        if (first.rate() == null || second.rate() == null) {
            return new Conversion(null, false);
        }
        BigDecimal rate = to.equals("USD") ? first.rate() : first.rate().divide(second.rate(), MathContext.DECIMAL128);
        return new Conversion(rate, first.stale() || second.stale());
    }

    // Rule 5: the latest on or before the day; older than 7 days: used, but provisional; none: null.
    // Choice: a dollar is a dollar, whatever a file of rates says.
    private Conversion usdPer(String currency, LocalDate day) {
        if (currency.equals("USD")) {
            return new Conversion(BigDecimal.ONE, false);
        }
        NavigableMap<LocalDate, BigDecimal> known = usdPerUnit.getOrDefault(currency, new TreeMap<>());
        Map.Entry<LocalDate, BigDecimal> latest = known.floorEntry(day);
        return latest == null
                ? new Conversion(null, false)
                : new Conversion(latest.getValue(), latest.getKey().isBefore(day.minusDays(7)));
    }
}
