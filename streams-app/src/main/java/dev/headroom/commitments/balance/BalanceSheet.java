package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.TermsVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what counted to the balance: totals, periods, rates, forecast and state. */
final class BalanceSheet {

    private static final int FAST_DAYS = 7;
    private static final int SLOW_DAYS = 30;
    private static final BigDecimal UNDER = new BigDecimal("0.9");
    private static final BigDecimal OVER = new BigDecimal("1.1");

    private BalanceSheet() {}

    static Balance of(TermsVersion terms, Claims claims, Tally tally, Instant now, LocalDate today) {
        LocalDate counted = tally.dataThrough();
        LocalDate dataThrough = counted == null ? today.minusDays(1) : counted;
        Window fast = Window.endingOn(dataThrough, FAST_DAYS, terms.termStart());
        Window slow = Window.endingOn(dataThrough, SLOW_DAYS, terms.termStart());
        BigDecimal fastSum = sum(tally.burnOf(fast));
        BigDecimal slowSum = sum(tally.burnOf(slow));
        BigDecimal rate30 = perDay(slowSum, slow);
        Plan plan = new Plan(terms);

        List<PeriodBalance> periods = Periods.of(terms, tally, now, dataThrough, rate30);
        BigDecimal consumed = tally.consumed();
        BigDecimal forfeited = forfeited(periods);
        BigDecimal total = terms.total();
        BigDecimal used = consumed.add(forfeited);
        BigDecimal remaining = total == null ? null : Exact.notNegative(total.subtract(used));
        BigDecimal planToDate = plan.by(now);
        BigDecimal variance = planToDate == null ? null : consumed.subtract(planToDate);
        BigDecimal ratioFast = ratio(fastSum, plan.over(fast));
        BigDecimal ratioSlow = ratio(slowSum, plan.over(slow));
        Forecast forecast = new Forecast(slow, tally.burnOf(slow), remaining);

        return new Balance(
                terms,
                state(terms, now, used, variance, ratioFast, ratioSlow),
                tally.settled(),
                tally.accrued(),
                Reconciliation.unreconciled(claims),
                forfeited,
                remaining,
                total == null ? null : Exact.notNegative(used.subtract(total)),
                ratio(consumed, total),
                remainingObligation(periods, remaining),
                planToDate,
                variance,
                perDay(fastSum, fast),
                rate30,
                ratioFast,
                ratioSlow,
                forecast.exhaustion(Forecast.P10),
                forecast.exhaustion(Forecast.P50),
                forecast.exhaustion(Forecast.P90),
                tally.marketplaceCounted(),
                tally.marketplaceExcess(),
                periods,
                dataThrough,
                counted != null,
                claims.provisional(),
                tally.rowCount());
    }

    private static CommitmentState state(
            TermsVersion terms,
            Instant now,
            BigDecimal used,
            @Nullable BigDecimal variance,
            @Nullable BigDecimal ratioFast,
            @Nullable BigDecimal ratioSlow) {
        LocalDate end = terms.termEnd();
        if (now.isBefore(Plan.startOf(terms.termStart()))) {
            return CommitmentState.NOT_STARTED;
        }
        if (end != null && !now.isBefore(Plan.startOf(end))) {
            return CommitmentState.EXPIRED;
        }
        if (terms.total() == null) {
            return CommitmentState.UNKNOWN_TOTAL;
        }
        if (used.compareTo(terms.total()) >= 0) {
            return CommitmentState.EXHAUSTED;
        }
        if (variance == null || ratioFast == null || ratioSlow == null) {
            return CommitmentState.ON_TRACK;
        }
        if (ratioFast.compareTo(UNDER) < 0 && ratioSlow.compareTo(UNDER) < 0 && variance.signum() < 0) {
            return CommitmentState.UNDER_BURNING;
        }
        if (ratioFast.compareTo(OVER) > 0 && ratioSlow.compareTo(OVER) > 0 && variance.signum() > 0) {
            return CommitmentState.OVER_BURNING;
        }
        return CommitmentState.ON_TRACK;
    }

    private static BigDecimal forfeited(List<PeriodBalance> periods) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PeriodBalance period : periods) {
            if (period.status() == PeriodStatus.EXPIRED && period.shortfall() != null) {
                sum = sum.add(period.shortfall());
            }
        }
        return sum;
    }

    /** What must still be spent: open and upcoming periods, and what a last period that ended rolled on; else the remaining. */
    private static @Nullable BigDecimal remainingObligation(
            List<PeriodBalance> periods, @Nullable BigDecimal remaining) {
        if (periods.isEmpty()) {
            return remaining;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (PeriodBalance period : periods) {
            if (period.status() == PeriodStatus.OPEN || period.status() == PeriodStatus.UPCOMING) {
                sum = sum.add(period.open());
            }
        }
        PeriodBalance last = periods.get(periods.size() - 1);
        return last.status() == PeriodStatus.ROLLED && last.shortfall() != null ? sum.add(last.shortfall()) : sum;
    }

    private static BigDecimal perDay(BigDecimal sum, Window window) {
        return Exact.divide(sum, BigDecimal.valueOf(window.length()));
    }

    private static @Nullable BigDecimal ratio(BigDecimal dividend, @Nullable BigDecimal divisor) {
        return divisor == null || divisor.signum() == 0 ? null : Exact.divide(dividend, divisor);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
