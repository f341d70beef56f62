package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Text.orEmpty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Heading "Balances": what follows for one commitment from what it took. */
record Balance(Claims claims, List<Taken> taken, Instant now) {

    TermsVersion terms() {
        return claims.terms();
    }

    // Balances: settled, accrued: counted from each ledger; consumed their sum.
    BigDecimal settled() {
        return counted(one -> !one.cell().key().accrued());
    }

    BigDecimal accrued() {
        return counted(one -> one.cell().key().accrued());
    }

    BigDecimal consumed() {
        return settled().add(accrued());
    }

    BigDecimal counted(Predicate<Taken> which) {
        return taken.stream().filter(which).map(Taken::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Rule 7: marketplace_counted is what counted of marketplace charges, cap or not; applied cells are in neither.
    BigDecimal marketplaceCounted() {
        return counted(one -> one.kind() == Taken.Kind.MARKETPLACE);
    }

    // Rule 7: marketplace_excess what did not.
    BigDecimal marketplaceExcess() {
        return taken.stream().map(Taken::excess).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Balances: the rows of cells of which a share was taken (also one wholly excess or worth 0; applied cells have
    // none).
    long rowCount() {
        return taken.stream().mapToLong(one -> one.cell().rows()).sum();
    }

    // Balances: unreconciled = sum over (provider, billing account, charge day) with a closed accrual eligible by rule:
    // eligible
    // closed accrued - eligible settled, at full value, before order and cap.
    // Choice: full value is the amount of rule 5, fraction included.
    BigDecimal unreconciled() {
        BigDecimal closed = amounts(claims.eligibleClosed().stream());
        BigDecimal settled = amounts(claims.eligible().stream()
                .filter(claim -> !claim.cell().key().accrued())
                .filter(claim -> claims.eligibleClosed().stream().anyMatch(accrual -> sameBillAndDay(accrual, claim))));
        return closed.subtract(settled);
    }

    private static boolean sameBillAndDay(Claim one, Claim other) {
        CellKey a = one.cell().key();
        CellKey b = other.cell().key();
        return a.provider().equals(b.provider())
                && orEmpty(a.billingAccountId()).equals(orEmpty(b.billingAccountId()))
                && a.chargeDay().equals(b.chargeDay());
    }

    private static BigDecimal amounts(Stream<Claim> claims) {
        return claims.map(Claim::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<PeriodBalance> periods() {
        return PeriodBalance.of(this);
    }

    // Balances: forfeited = sum of shortfalls of ended EXPIRE periods.
    BigDecimal forfeited() {
        return periods().stream()
                .filter(period -> period.status().equals("EXPIRED"))
                .map(PeriodBalance::missing)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Balances: remaining = max(0, total - consumed - forfeited); null when the total is undisclosed.
    @Nullable
    BigDecimal remaining() {
        return terms().total() == null
                ? null
                : terms().total().subtract(consumed()).subtract(forfeited()).max(BigDecimal.ZERO);
    }

    // Balances: overage = max(0, consumed + forfeited - total); null when the total is undisclosed.
    @Nullable
    BigDecimal overage() {
        return terms().total() == null
                ? null
                : consumed().add(forfeited()).subtract(terms().total()).max(BigDecimal.ZERO);
    }

    // Balances: remaining_obligation: sum of max(0, due - counted) of OPEN and UPCOMING periods, and the shortfall of a
    // last period
    // that ended ROLLED; without periods the remaining.
    @Nullable
    BigDecimal remainingObligation() {
        List<PeriodBalance> periods = periods();
        if (periods.isEmpty()) {
            return remaining();
        }
        PeriodBalance last = periods.get(periods.size() - 1);
        return periods.stream()
                .filter(period -> period.status().equals("OPEN")
                        || period.status().equals("UPCOMING")
                        || (period.equals(last) && period.status().equals("ROLLED")))
                .map(PeriodBalance::missing)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Windows: data through: the latest charge day of a cell of which a share was taken (also one wholly excess or
    // worth 0);
    // nothing yet: the day before now.
    LocalDate dataThrough() {
        return taken.stream()
                .map(one -> one.cell().key().chargeDay())
                .max(LocalDate::compareTo)
                .orElse(today().minusDays(1));
    }

    LocalDate today() {
        return Time.dayOf(now);
    }

    @Nullable
    PeriodBalance openPeriod() {
        return periods().stream()
                .filter(period -> period.status().equals("OPEN"))
                .findFirst()
                .orElse(null);
    }

    Plan plan() {
        return new Plan(terms());
    }

    @Nullable
    BigDecimal variance() {
        BigDecimal plan = plan().until(now);
        return plan == null ? null : consumed().subtract(plan);
    }

    Window window(int days) {
        return Window.of(this, days);
    }
}
