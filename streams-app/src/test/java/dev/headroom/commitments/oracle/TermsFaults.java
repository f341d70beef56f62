package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Heading "Which terms": what is refused when loaded. */
final class TermsFaults {

    private TermsFaults() {}

    /** Every fault of that version taken alone; none: it is loaded. */
    static List<String> of(TermsVersion terms) {
        List<String> faults = new ArrayList<>();
        LocalDate end = terms.termEnd();
        // Choice: a term that ends before it begins has no days, and is refused as well.
        if (end != null && !terms.termStart().isBefore(end)) {
            faults.add("the term ends at or before its start");
        }
        List<TermsPeriod> periods = terms.periodsByStart();
        if (!periods.isEmpty()) {
            // Refused: periods that overlap, leave a gap or do not cover the term.
            // Choice: no period covers an open term.
            LocalDate covered = terms.termStart();
            for (TermsPeriod period : periods) {
                if (!period.start().equals(covered) || !period.start().isBefore(period.end())) {
                    faults.add("period " + period.id() + " overlaps another or leaves a gap");
                }
                covered = period.end();
            }
            if (!covered.equals(end)) {
                faults.add("the periods do not cover the term");
            }
        }
        // Refused: targets that sum to more than the total.
        BigDecimal targets = periods.stream().map(TermsPeriod::target).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (terms.total() != null && targets.compareTo(terms.total()) > 0) {
            faults.add("the targets sum to more than the total");
        }
        addFaults(terms.applicability(), faults);
        if (terms.marketplace() != null) {
            addFaults(terms.marketplace().applicability(), faults);
        }
        return faults;
    }

    // Refused: a rule on a dimension the cube lacks; IsComplexScope.
    private static void addFaults(@Nullable Applicability applicability, List<String> faults) {
        if (applicability == null) {
            return;
        }
        if (applicability.complexScope()) {
            faults.add("IsComplexScope");
        }
        Stream.concat(applicability.inclusions().stream(), applicability.exclusions().stream())
                .filter(rule -> !Matching.knows(rule.dimension()))
                .forEach(rule -> faults.add("the cube has no dimension " + rule.dimension()));
    }
}
