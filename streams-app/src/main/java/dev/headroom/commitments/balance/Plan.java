package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.Period;
import dev.headroom.commitments.terms.TermsVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the ramp asks to have been spent by an instant: targets of the periods that ended and the elapsed share of the running one;
 * without periods, the elapsed share of the total. Null where neither is known.
 */
record Plan(TermsVersion terms) {

    @Nullable
    BigDecimal by(Instant instant) {
        if (!terms.periods().isEmpty()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Period period : terms.periods()) {
                sum = sum.add(elapsedShare(period.target(), period.start(), period.end(), instant));
            }
            return sum;
        }
        BigDecimal total = terms.total();
        LocalDate end = terms.termEnd();
        return total == null || end == null ? null : elapsedShare(total, terms.termStart(), end, instant);
    }

    /** What it asks to be spent on the days of a window. */
    @Nullable
    BigDecimal over(Window window) {
        BigDecimal before = by(startOf(window.first()));
        BigDecimal after = by(startOf(window.last().plusDays(1)));
        return before == null || after == null ? null : after.subtract(before);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static BigDecimal elapsedShare(BigDecimal amount, LocalDate start, LocalDate end, Instant instant) {
        Instant from = startOf(start);
        Instant to = startOf(end);
        if (!instant.isAfter(from)) {
            return BigDecimal.ZERO;
        }
        if (!instant.isBefore(to)) {
            return amount;
        }
        return Exact.divide(amount.multiply(millis(from, instant)), millis(from, to));
    }

    private static BigDecimal millis(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toMillis());
    }
}
