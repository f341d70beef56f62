package dev.headroom.commitments.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** US dollars per unit of each currency by day. */
public final class FxRates {

    private static final String USD = "USD";
    private static final long STALE_DAYS = 7;
    private static final Rate PAR = new Rate(BigDecimal.ONE, false);

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> usdPerUnit = new HashMap<>();

    /**
     * A rate between two currencies.
     *
     * @param stale a rate older than 7 days went into it
     */
    public record Rate(BigDecimal value, boolean stale) {}

    /** Sets the rate of a day; null takes it away. */
    public void put(String currency, LocalDate day, @Nullable BigDecimal rate) {
        NavigableMap<LocalDate, BigDecimal> days = usdPerUnit.computeIfAbsent(currency, any -> new TreeMap<>());
        if (rate == null) {
            days.remove(day);
        } else {
            days.put(day, rate);
        }
    }

    /** What one {@code from} is in {@code to} on a day, through US dollars; null where a rate is missing. */
    public @Nullable Rate on(LocalDate day, String from, String to) {
        if (from.equals(to)) {
            return PAR;
        }
        Rate dollarsPerFrom = dollars(day, from);
        Rate dollarsPerTo = dollars(day, to);
        if (dollarsPerFrom == null || dollarsPerTo == null) {
            return null;
        }
        return new Rate(
                Exact.divide(dollarsPerFrom.value, dollarsPerTo.value), dollarsPerFrom.stale || dollarsPerTo.stale);
    }

    private @Nullable Rate dollars(LocalDate day, String currency) {
        if (currency.equals(USD)) {
            return PAR;
        }
        NavigableMap<LocalDate, BigDecimal> days = usdPerUnit.get(currency);
        Map.Entry<LocalDate, BigDecimal> latest = days == null ? null : days.floorEntry(day);
        return latest == null
                ? null
                : new Rate(latest.getValue(), ChronoUnit.DAYS.between(latest.getKey(), day) > STALE_DAYS);
    }
}
