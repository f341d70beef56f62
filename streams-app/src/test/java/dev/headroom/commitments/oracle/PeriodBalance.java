package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Balances, "Periods": how one period stands. */
record PeriodBalance(TermsPeriod period, BigDecimal carriedIn, BigDecimal counted, String status) {

    /** The periods of a commitment by start. */
    static List<PeriodBalance> of(Balance balance) {
        List<PeriodBalance> periods = new ArrayList<>();
        BigDecimal carry = BigDecimal.ZERO;
        for (TermsPeriod period : balance.terms().periodsByStart()) {
            // Periods: counted = consumed with attribution day in it.
            BigDecimal counted = balance.counted(one -> period.covers(one.attributionDay()));
            PeriodBalance unjudged = new PeriodBalance(period, carry, counted, "");
            PeriodBalance judged =
                    new PeriodBalance(period, carry, counted, unjudged.judge(balance.terms(), balance.now()));
            periods.add(judged);
            carry = judged.carriedOut();
        }
        return periods;
    }

    // Periods: due = target - carried_in.
    BigDecimal due() {
        return period.target().subtract(carriedIn);
    }

    /** What is missing to what is due: the shortfall once the period has ended. */
    BigDecimal missing() {
        return due().subtract(counted).max(BigDecimal.ZERO);
    }

    boolean ended() {
        return !status.equals("OPEN") && !status.equals("UPCOMING");
    }

    // Periods: ended (now >= end): rule CHARGE (default for BUILD_UP): SHORT; ROLL: ROLLED; EXPIRE (default for
    // BURN_DOWN):
    // EXPIRED; no shortfall: MET. Running: OPEN. Not begun: UPCOMING.
    private String judge(TermsVersion terms, Instant now) {
        if (now.isBefore(Time.startOf(period.start()))) {
            return "UPCOMING";
        }
        if (now.isBefore(Time.startOf(period.end()))) {
            return "OPEN";
        }
        if (missing().signum() == 0) {
            return "MET";
        }
        String byKind = terms.kind().equals("BURN_DOWN") ? "EXPIRE" : "CHARGE";
        return switch (period.shortfall() == null ? byKind : period.shortfall()) {
            case "CHARGE" -> "SHORT";
            case "ROLL" -> "ROLLED";
            case "EXPIRE" -> "EXPIRED";
            default -> throw new IllegalArgumentException("shortfall rule " + period.shortfall());
        };
    }

    // Periods: ended: surplus min(max(0, counted - due), its carry_over_cap, default 0) goes to the next as positive
    // carried_in;
    // ROLL: the shortfall goes to the next as negative carried_in. A running period passes nothing on.
    private BigDecimal carriedOut() {
        if (!ended()) {
            return BigDecimal.ZERO;
        }
        if (status.equals("ROLLED")) {
            return missing().negate();
        }
        BigDecimal surplus = counted.subtract(due()).max(BigDecimal.ZERO);
        return surplus.min(period.carryOverCap() == null ? BigDecimal.ZERO : period.carryOverCap());
    }
}
