package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Pools.decimals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Terms with and without end, total and periods; periods always cover the term, and targets never exceed the total. */
final class RampArbitraries {

    private static final int MOST_CUTS = 2;

    private RampArbitraries() {}

    static Arbitrary<Ramp> ramps() {
        Arbitrary<Ramp> whole = Combinators.combine(
                        terms(),
                        decimals("100", "150", "40", "66.67", "10", "300", "1000", "0", "100000")
                                .injectNull(0.1))
                .as((term, total) -> new Ramp(term.start(), term.end(), total, List.of()));
        Arbitrary<Set<LocalDate>> cuts = Arbitraries.of(
                        Pools.days("2025-02-01", "2025-01-10", "2025-01-31", "2025-03-01"))
                .set()
                .ofMaxSize(MOST_CUTS);
        Arbitrary<Ramp> divided = Combinators.combine(
                        terms(),
                        cuts,
                        rules().list().ofSize(MOST_CUTS + 1),
                        decimals("0", "50", "1000").injectNull(0.1))
                .as(RampArbitraries::divided);
        return Arbitraries.oneOf(whole, divided);
    }

    private record Term(LocalDate start, @Nullable LocalDate end) {}

    private static Arbitrary<Term> terms() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, LocalDate.parse("2025-01-01")),
                                Tuple.of(2, LocalDate.parse("2024-12-15")),
                                Tuple.of(1, LocalDate.parse("2025-01-02")),
                                Tuple.of(1, LocalDate.parse("2025-01-15"))),
                        Arbitraries.frequency(
                                        Tuple.of(4, LocalDate.parse("2026-01-01")),
                                        Tuple.of(2, LocalDate.parse("2025-04-01")),
                                        Tuple.of(1, LocalDate.parse("2025-02-01")),
                                        Tuple.of(1, LocalDate.parse("2025-02-15")))
                                .injectNull(0.1))
                .as(Term::new);
    }

    /** What a period asks for, before it has dates. */
    private record PeriodRule(
            BigDecimal target,
            @Nullable String shortfall,
            @Nullable BigDecimal carryOverCap) {}

    private static Arbitrary<PeriodRule> rules() {
        return Combinators.combine(
                        decimals("50", "20", "100", "33.33", "0"),
                        Arbitraries.of("CHARGE", "EXPIRE", "ROLL").injectNull(0.3),
                        decimals("30", "1000", "0").injectNull(0.3))
                .as(PeriodRule::new);
    }

    private static Ramp divided(
            Term term, Set<LocalDate> cuts, List<PeriodRule> rules, @Nullable BigDecimal beyondTargets) {
        LocalDate end = term.end();
        if (end == null) {
            return new Ramp(term.start(), null, beyondTargets, List.of());
        }
        TreeSet<LocalDate> bounds = new TreeSet<>(cuts);
        bounds.removeIf(cut -> !cut.isAfter(term.start()) || !cut.isBefore(end));
        bounds.add(term.start());
        bounds.add(end);
        List<LocalDate> inOrder = List.copyOf(bounds);
        List<TermsPeriod> periods = new ArrayList<>();
        BigDecimal targets = BigDecimal.ZERO;
        for (int i = 0; i + 1 < inOrder.size(); i++) {
            PeriodRule rule = rules.get(i);
            targets = targets.add(rule.target());
            periods.add(new TermsPeriod(
                    "P" + (i + 1),
                    inOrder.get(i),
                    inOrder.get(i + 1),
                    rule.target(),
                    rule.shortfall(),
                    rule.carryOverCap()));
        }
        return new Ramp(term.start(), end, beyondTargets == null ? null : targets.add(beyondTargets), periods);
    }
}
