package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Balances, "Windows": the last days of data.
 *
 * @param dailySums what was counted on each of its days, purchases left out
 * @param plan over the same days; null: not known
 */
record Window(List<BigDecimal> dailySums, @Nullable BigDecimal plan) {

    // Windows end on data through. Window of n days: L = min(n, days from term.start to data through), at least 1.
    // Choice: both days included, as the cases have it.
    static Window of(Balance balance, int days) {
        LocalDate last = balance.dataThrough();
        long sinceStart = ChronoUnit.DAYS.between(balance.terms().termStart(), last) + 1;
        long length = Math.max(1, Math.min(days, sinceStart));
        LocalDate first = last.minusDays(length - 1);
        List<BigDecimal> dailySums = Stream.iterate(first, day -> day.plusDays(1))
                .limit(length)
                .map(day -> countedOn(balance, day))
                .toList();
        return new Window(dailySums, balance.plan().over(first, last));
    }

    // Windows: counted by charge day, category Purchase left out.
    private static BigDecimal countedOn(Balance balance, LocalDate day) {
        return balance.counted(one -> one.cell().key().chargeDay().equals(day)
                && !one.cell().key().chargeCategory().equals("Purchase"));
    }

    BigDecimal length() {
        return BigDecimal.valueOf(dailySums.size());
    }

    BigDecimal sum() {
        return dailySums.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Windows: rates are the sum / L.
    BigDecimal ratePerDay() {
        return sum().divide(length(), MathContext.DECIMAL128);
    }

    // Windows: burn ratio = that sum / plan over the same days; null when the plan is null or 0 there.
    @Nullable
    BigDecimal burnRatio() {
        return plan == null || plan.signum() == 0 ? null : sum().divide(plan, MathContext.DECIMAL128);
    }

    // Forecast: s = sample standard deviation of its L daily sums (0 if L < 2), DECIMAL128.
    // Choice: the numerator L x sum of squares - square of the sum is exact; then one division and one root.
    BigDecimal standardDeviation() {
        if (dailySums.size() < 2) {
            return BigDecimal.ZERO;
        }
        BigDecimal squares = dailySums.stream().map(day -> day.multiply(day)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return length().multiply(squares)
                .subtract(sum().multiply(sum()))
                .divide(length().multiply(length().subtract(BigDecimal.ONE)), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128);
    }
}
