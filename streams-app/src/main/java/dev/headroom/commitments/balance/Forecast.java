package dev.headroom.commitments.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a commitment is used up: a random walk with the mean and the sample standard deviation of the daily sums of the last 30 days.
 *
 * @param window the days whose sums these are
 * @param dailySums one for each day of the window
 * @param remaining what is left; null when the total is undisclosed
 */
record Forecast(
        Window window, List<BigDecimal> dailySums, @Nullable BigDecimal remaining) {

    /** Standard normal quantiles of the three dates. */
    static final BigDecimal P10 = new BigDecimal("1.2815515655");

    static final BigDecimal P50 = BigDecimal.ZERO;
    static final BigDecimal P90 = P10.negate();

    private static final int HORIZON_DAYS = 36_525;

    /** Mean of the daily sums. */
    BigDecimal ratePerDay() {
        return Exact.divide(sum(), BigDecimal.valueOf(window.length()));
    }

    /**
     * The day by which the commitment is used up with the probability that belongs to {@code z}; null where nothing remains,
     * nothing is spent, or it is beyond a hundred years.
     */
    @Nullable
    LocalDate exhaustion(BigDecimal z) {
        BigDecimal left = remaining;
        BigDecimal sum = sum();
        if (left == null || left.signum() == 0 || sum.signum() <= 0) {
            return null;
        }
        BigDecimal length = BigDecimal.valueOf(window.length());
        BigDecimal spread = z.multiply(standardDeviation(), Exact.DIVISION).multiply(length);
        BigDecimal goal = left.multiply(length);
        if (!reaches(HORIZON_DAYS, sum, spread, goal)) {
            return null;
        }
        // Once reached it stays reached: for z < 0 the left side first falls below 0 and then only grows.
        int low = 1;
        int high = HORIZON_DAYS;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reaches(middle, sum, spread, goal)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return window.last().plusDays(low);
    }

    private static boolean reaches(int days, BigDecimal sum, BigDecimal spread, BigDecimal goal) {
        BigDecimal n = BigDecimal.valueOf(days);
        BigDecimal reached = n.multiply(sum).add(spread.multiply(n.sqrt(Exact.DIVISION)));
        return reached.compareTo(goal) >= 0;
    }

    private BigDecimal sum() {
        return dailySums.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal standardDeviation() {
        int count = dailySums.size();
        if (count < 2) {
            return BigDecimal.ZERO;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal sum = sum();
        BigDecimal squares =
                dailySums.stream().map(value -> value.multiply(value)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal scaledVariance = n.multiply(squares).subtract(sum.multiply(sum));
        return Exact.divide(scaledVariance, n.multiply(BigDecimal.valueOf(count - 1L)))
                .sqrt(Exact.DIVISION);
    }
}
