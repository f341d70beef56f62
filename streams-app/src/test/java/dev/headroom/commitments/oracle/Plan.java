package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Balances, "Plan to date": what the ramp asks to have been spent. */
record Plan(TermsVersion terms) {

    /** A stretch of time over which an amount is due in even steps. */
    private record Stretch(LocalDate start, LocalDate end, BigDecimal amount) {}

    // Plan to date: with periods, targets of ended ones plus the elapsed share, by time, of the running one, whatever
    // the total;
    // without, the elapsed share of the total over the term, null when total or end is unknown.
    private @Nullable List<Stretch> stretches() {
        if (!terms.periods().isEmpty()) {
            return terms.periods().stream()
                    .map(period -> new Stretch(period.start(), period.end(), period.target()))
                    .toList();
        }
        return terms.total() == null || terms.termEnd() == null
                ? null
                : List.of(new Stretch(terms.termStart(), terms.termEnd(), terms.total()));
    }

    /** The plan from the beginning to that instant. */
    @Nullable
    BigDecimal until(Instant instant) {
        return between(Instant.MIN, instant);
    }

    /** The plan over those days, both inclusive. */
    @Nullable
    BigDecimal over(LocalDate first, LocalDate last) {
        return between(Time.startOf(first), Time.startOf(last.plusDays(1)));
    }

    private @Nullable BigDecimal between(Instant from, Instant to) {
        List<Stretch> stretches = stretches();
        if (stretches == null) {
            return null;
        }
        BigDecimal plan = BigDecimal.ZERO;
        for (Stretch stretch : stretches) {
            Instant start = Time.startOf(stretch.start());
            Instant end = Time.startOf(stretch.end());
            Instant begins = start.isAfter(from) ? start : from;
            Instant ends = end.isBefore(to) ? end : to;
            if (begins.isBefore(ends)) {
                // Inputs: a division is DECIMAL128 HALF_EVEN.
                // Choice: amount x elapsed / length, so that whole shares stay whole; a window over two periods is the
                // sum of
                // its parts.
                plan = plan.add(stretch.amount()
                        .multiply(Time.nanosBetween(begins, ends))
                        .divide(Time.nanosBetween(start, end), MathContext.DECIMAL128));
            }
        }
        return plan;
    }
}
