package dev.headroom.commitments.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of the terms of a commitment.
 *
 * @param unit ISO 4217 currency, or a measured unit
 * @param total what was committed, in {@code unit}; null: undisclosed
 * @param termEnd exclusive; null: open
 * @param periods by start; empty, or they cover the term without gap
 */
public record TermsVersion(
        String commitmentId,
        int version,
        LocalDate effectiveFrom,
        String provider,
        @Nullable String contractId,
        String unit,
        @Nullable BigDecimal total,
        LocalDate termStart,
        @Nullable LocalDate termEnd,
        Kind kind,
        CostMetric costMetric,
        Set<String> chargeCategories,
        Attribution attribution,
        Applicability applicability,
        Marketplace marketplace,
        int priority,
        List<Period> periods) {

    public boolean termContains(LocalDate day) {
        return !day.isBefore(termStart) && (termEnd == null || day.isBefore(termEnd));
    }

    public Optional<Period> periodOf(LocalDate day) {
        return periods.stream().filter(period -> period.contains(day)).findFirst();
    }
}
