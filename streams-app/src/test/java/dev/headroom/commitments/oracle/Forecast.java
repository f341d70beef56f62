package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Balances, "Forecast". */
final class Forecast {

    static final BigDecimal P10 = new BigDecimal("1.2815515655");
    static final BigDecimal P50 = BigDecimal.ZERO;
    static final BigDecimal P90 = P10.negate();

    private static final int LAST_DAY = 36_525;

    /** Roots that were needed before: to take them again for each forecast would be too slow even here. */
    private static final Map<Integer, BigDecimal> ROOTS = new ConcurrentHashMap<>();

    private Forecast() {}

    // Forecast: exhaustion: data through + n days, n the smallest whole number >= 1 with n x sum + L x z x s x root of
    // n >=
    // remaining x L, where sum is the 30-day sum; s, z x s and root of n are DECIMAL128, the rest exact; null when
    // remaining is
    // null or 0, the sum <= 0, or n > 36,525.
    static @Nullable LocalDate exhaustion(Balance balance, BigDecimal z) {
        Window window = balance.window(30);
        BigDecimal remaining = balance.remaining();
        if (remaining == null || remaining.signum() == 0 || window.sum().signum() <= 0) {
            return null;
        }
        BigDecimal spread = z.multiply(window.standardDeviation(), MathContext.DECIMAL128);
        BigDecimal needed = remaining.multiply(window.length());
        // The left side may fall at first, but then it rises for good, and it begins below the right one: so the days
        // that reach it
        // are all days from the first that does.
        if (!reaches(LAST_DAY, window, spread, needed)) {
            return null;
        }
        int tooFew = 0;
        int enough = LAST_DAY;
        while (enough - tooFew > 1) {
            int n = (tooFew + enough) / 2;
            if (reaches(n, window, spread, needed)) {
                enough = n;
            } else {
                tooFew = n;
            }
        }
        return balance.dataThrough().plusDays(enough);
    }

    private static boolean reaches(int n, Window window, BigDecimal spread, BigDecimal needed) {
        BigDecimal reached = BigDecimal.valueOf(n)
                .multiply(window.sum())
                .add(window.length().multiply(spread).multiply(rootOf(n)));
        return reached.compareTo(needed) >= 0;
    }

    // Forecast: projected shortfall of the OPEN period = max(0, due - counted - r x max(0, days after data through and
    // before its
    // end)).
    static BigDecimal projectedShortfall(Balance balance, PeriodBalance open) {
        long days = ChronoUnit.DAYS.between(balance.dataThrough(), open.period().end()) - 1;
        BigDecimal expected = balance.window(30).ratePerDay().multiply(BigDecimal.valueOf(Math.max(0, days)));
        return open.due().subtract(open.counted()).subtract(expected).max(BigDecimal.ZERO);
    }

    // Forecast: required run rate of the OPEN period = max(0, due - counted) / days from now to its end.
    // Choice: days with their fraction.
    static BigDecimal requiredRunRate(Balance balance, PeriodBalance open) {
        Instant end = Time.startOf(open.period().end());
        return open.missing()
                .multiply(Time.NANOS_PER_DAY)
                .divide(Time.nanosBetween(balance.now(), end), MathContext.DECIMAL128);
    }

    private static BigDecimal rootOf(int n) {
        return ROOTS.computeIfAbsent(n, number -> BigDecimal.valueOf(number).sqrt(MathContext.DECIMAL128));
    }
}
