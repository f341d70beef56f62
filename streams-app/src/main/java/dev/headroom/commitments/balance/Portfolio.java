package dev.headroom.commitments.balance;

import dev.headroom.terms.CurrencyCodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Totals over commitments, in US dollars at the rates of the day: per provider, and over {@code all}. Commitments in measured units
 * are left out; of an undisclosed total only what was consumed counts; one whose rate is missing adds nothing and makes the line
 * provisional.
 */
public final class Portfolio {

    /** The line over all providers. */
    public static final String ALL = "all";

    private static final String USD = "USD";

    private Portfolio() {}

    /** One line, in US dollars. */
    public record Line(
            BigDecimal total,
            int undisclosed,
            BigDecimal consumed,
            BigDecimal remaining,
            BigDecimal runRate30PerDay,
            int commitments,
            boolean provisional) {

        private Line plus(Line other) {
            return new Line(
                    total.add(other.total),
                    undisclosed + other.undisclosed,
                    consumed.add(other.consumed),
                    remaining.add(other.remaining),
                    runRate30PerDay.add(other.runRate30PerDay),
                    commitments + other.commitments,
                    provisional || other.provisional);
        }
    }

    /** The lines by provider, {@link #ALL} among them where there is any commitment. */
    public static Map<String, Line> of(Collection<Balance> balances, FxRates fx, LocalDate today) {
        Map<String, Line> lines = new TreeMap<>();
        for (Balance balance : balances) {
            if (CurrencyCodes.isKnown(balance.terms().unit())) {
                Line line = lineOf(balance, fx.on(today, balance.terms().unit(), USD));
                lines.merge(balance.terms().provider(), line, Line::plus);
                lines.merge(ALL, line, Line::plus);
            }
        }
        return lines;
    }

    private static Line lineOf(Balance balance, FxRates.@Nullable Rate rate) {
        BigDecimal total = balance.terms().total();
        int undisclosed = total == null ? 1 : 0;
        if (rate == null) {
            return new Line(BigDecimal.ZERO, undisclosed, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 1, true);
        }
        return new Line(
                inDollars(total, rate),
                undisclosed,
                inDollars(balance.consumed(), rate),
                inDollars(balance.remaining(), rate),
                inDollars(balance.runRate30PerDay(), rate),
                1,
                balance.provisional() || rate.stale());
    }

    private static BigDecimal inDollars(@Nullable BigDecimal amount, FxRates.Rate rate) {
        return amount == null ? BigDecimal.ZERO : amount.multiply(rate.value());
    }
}
