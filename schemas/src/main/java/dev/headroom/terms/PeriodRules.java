package dev.headroom.terms;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.TermsPeriod;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Periods cover the term: the first starts with it, each next one where the one before ended, the last ends with it, in whatever
 * order they are written. So a term without end can have none: every finite list would leave days that belong to no period.
 */
final class PeriodRules {

    private static final Set<String> SHORTFALLS = Set.of("CHARGE", "EXPIRE", "ROLL");

    private final CommitmentTerms terms;
    private final List<TermsPeriod> periods;
    private final List<TermsFault> faults;

    private PeriodRules(CommitmentTerms terms, List<TermsFault> faults) {
        this.terms = terms;
        this.periods = terms.getPeriods();
        this.faults = faults;
    }

    static void check(CommitmentTerms terms, List<TermsFault> faults) {
        if (terms.getPeriods().isEmpty()) {
            return;
        }
        PeriodRules rules = new PeriodRules(terms, faults);
        rules.checkEach();
        rules.checkCover();
        rules.checkTargets();
    }

    private void checkEach() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < periods.size(); i++) {
            TermsPeriod period = periods.get(i);
            String path = "periods[" + i + "]";
            if (period.getPeriodId().isBlank()) {
                add(path + ".id", "is blank");
            } else if (!ids.add(period.getPeriodId())) {
                add(path + ".id", "'" + period.getPeriodId() + "' is the id of another period too");
            }
            if (!period.getEnd().isAfter(period.getStart())) {
                add(path + ".end", "must be after the start " + period.getStart() + ", not " + period.getEnd());
            }
            TermsRules.checkAmount(path + ".target", Decimals.fromBytes(period.getTarget()), faults);
            TermsRules.checkAmount(
                    path + ".carry_over_cap", Decimals.fromNullableBytes(period.getCarryOverCap()), faults);
            String shortfall = period.getShortfall();
            if (shortfall != null) {
                WordRule.fault(shortfall, SHORTFALLS).ifPresent(message -> add(path + ".shortfall", message));
            }
        }
    }

    private void checkCover() {
        LocalDate covered = terms.getTermStart();
        boolean first = true;
        for (int i : byStart()) {
            TermsPeriod period = periods.get(i);
            LocalDate start = period.getStart();
            if (!start.equals(covered)) {
                String before = first ? "the term starts on " + covered : "the period before it ends on " + covered;
                add(
                        "periods[" + i + "].start",
                        start.isAfter(covered)
                                ? "leaves a gap: it is " + start + ", but " + before
                                : (first ? "is before the term: it is " : "overlaps: it is ") + start + ", but "
                                        + before);
            }
            covered = period.getEnd().isAfter(covered) ? period.getEnd() : covered;
            first = false;
        }
        LocalDate end = terms.getTermEnd();
        if (end == null) {
            add("periods", "cannot cover a term without end; give the term an end, or leave the periods out");
        } else if (!covered.equals(end)) {
            add("periods", "must cover the term to its end " + end + ", but end on " + covered);
        }
    }

    private void checkTargets() {
        BigDecimal total = Decimals.fromNullableBytes(terms.getTotal());
        BigDecimal sum = periods.stream()
                .map(period -> Decimals.fromBytes(period.getTarget()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total != null && sum.compareTo(total) > 0) {
            add(
                    "periods",
                    "have targets that sum to " + Decimals.toText(sum) + ", more than the total "
                            + Decimals.toText(total));
        }
    }

    private int[] byStart() {
        return IntStream.range(0, periods.size())
                .boxed()
                .sorted(Comparator.comparing(i -> periods.get(i).getStart()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void add(String path, String message) {
        faults.add(new TermsFault(path, message));
    }
}
