package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code commitment_portfolio}: totals per provider and over all, in US dollars at the rate of the day of now: the latest on or
 * before it, one older than 7 days used too. Commitments in measured units are left out; one whose rate is missing contributes
 * no amounts.
 */
final class Portfolio {

    private final Rates rates;

    private Portfolio(Rates rates) {
        this.rates = rates;
    }

    // Choice: a row for each provider that has a loaded commitment in a currency, and `all` when there is such a
    // provider.
    static List<Map<String, @Nullable Object>> rows(List<Balance> balances, Rates rates) {
        Portfolio portfolio = new Portfolio(rates);
        List<Balance> inCurrency = balances.stream()
                .filter(balance -> !Rates.isMeasured(balance.terms().unit()))
                .toList();
        TreeSet<String> providers = new TreeSet<>(Text.BY_CODE_POINT);
        inCurrency.forEach(balance -> providers.add(balance.terms().provider()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String provider : providers) {
            rows.add(portfolio.row(
                    provider,
                    inCurrency.stream()
                            .filter(balance -> balance.terms().provider().equals(provider))
                            .toList()));
        }
        if (!inCurrency.isEmpty()) {
            rows.add(portfolio.row("all", inCurrency));
        }
        return rows;
    }

    private Map<String, @Nullable Object> row(String provider, List<Balance> balances) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal consumed = BigDecimal.ZERO;
        BigDecimal remaining = BigDecimal.ZERO;
        BigDecimal runRate = BigDecimal.ZERO;
        long undisclosed = 0;
        for (Balance balance : balances) {
            BigDecimal rate = rates.between(balance.terms().unit(), "USD", balance.today())
                    .rate();
            BigDecimal disclosed = balance.terms().total();
            // That a total is undisclosed needs no rate to be known.
            undisclosed += disclosed == null ? 1 : 0;
            if (rate == null) {
                continue;
            }
            consumed = consumed.add(balance.consumed().multiply(rate));
            runRate = runRate.add(balance.window(30).ratePerDay().multiply(rate));
            BigDecimal left = balance.remaining();
            if (disclosed != null && left != null) {
                total = total.add(disclosed.multiply(rate));
                remaining = remaining.add(left.multiply(rate));
            }
        }
        return new Row()
                .text("provider", provider)
                .micros("total_micros", total)
                .number("undisclosed_count", undisclosed)
                .micros("consumed_micros", consumed)
                .micros("remaining_micros", remaining)
                .micros("run_rate_30d_micros_per_day", runRate)
                .columns();
    }
}
