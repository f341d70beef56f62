package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.Period;
import dev.headroom.commitments.terms.TermsVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods of a commitment one after the other: what is due, what an ended one passes on, and what the running one lacks at the
 * present rate.
 */
final class Periods {

    private static final BigDecimal MILLIS_PER_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private Periods() {}

    static List<PeriodBalance> of(
            TermsVersion terms, Tally tally, Instant now, LocalDate dataThrough, BigDecimal ratePerDay) {
        List<PeriodBalance> balances = new ArrayList<>();
        BigDecimal carriedIn = BigDecimal.ZERO;
        for (Period period : terms.periods()) {
            BigDecimal counted = tally.countedIn(period);
            if (!now.isBefore(Plan.startOf(period.end()))) {
                balances.add(ended(period, carriedIn, counted));
                carriedIn = passedOn(period, carriedIn, counted);
            } else if (!now.isBefore(Plan.startOf(period.start()))) {
                balances.add(running(period, carriedIn, counted, now, dataThrough, ratePerDay));
                carriedIn = BigDecimal.ZERO;
            } else {
                balances.add(new PeriodBalance(period, carriedIn, counted, null, null, null, PeriodStatus.UPCOMING));
                carriedIn = BigDecimal.ZERO;
            }
        }
        return balances;
    }

    private static PeriodBalance ended(Period period, BigDecimal carriedIn, BigDecimal counted) {
        BigDecimal shortfall =
                Exact.notNegative(period.target().subtract(carriedIn).subtract(counted));
        PeriodStatus status = shortfall.signum() == 0 ? PeriodStatus.MET : PeriodStatus.ofShortfall(period.shortfall());
        return new PeriodBalance(period, carriedIn, counted, shortfall, null, null, status);
    }

    private static BigDecimal passedOn(Period period, BigDecimal carriedIn, BigDecimal counted) {
        BigDecimal over = counted.subtract(period.target().subtract(carriedIn));
        if (over.signum() >= 0) {
            return over.min(period.carryOverCap());
        }
        return PeriodStatus.ofShortfall(period.shortfall()) == PeriodStatus.ROLLED ? over : BigDecimal.ZERO;
    }

    private static PeriodBalance running(
            Period period,
            BigDecimal carriedIn,
            BigDecimal counted,
            Instant now,
            LocalDate dataThrough,
            BigDecimal ratePerDay) {
        BigDecimal open = period.target().subtract(carriedIn).subtract(counted);
        long daysAhead = Math.max(0, ChronoUnit.DAYS.between(dataThrough, period.end()) - 1);
        BigDecimal projected = Exact.notNegative(open.subtract(ratePerDay.multiply(BigDecimal.valueOf(daysAhead))));
        BigDecimal millisLeft = BigDecimal.valueOf(
                Duration.between(now, Plan.startOf(period.end())).toMillis());
        BigDecimal required = Exact.divide(Exact.notNegative(open).multiply(MILLIS_PER_DAY), millisLeft);
        return new PeriodBalance(period, carriedIn, counted, null, projected, required, PeriodStatus.OPEN);
    }
}
