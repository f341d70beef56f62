package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the terms of one commitment, as somebody would write it down.
 *
 * @param unit ISO 4217 currency, or a measured unit such as {@code Hours}
 * @param total in {@code unit}; null: undisclosed
 * @param termEnd exclusive; null: open
 * @param kind BUILD_UP or BURN_DOWN
 * @param costMetric BILLED, EFFECTIVE, CONTRACTED or LIST
 * @param attribution CHARGE_PERIOD or BILLING_PERIOD
 * @param applicability null: every charge of the provider
 * @param periods in any order; none, or covering the term
 */
public record TermsVersion(
        String id,
        int version,
        LocalDate effectiveFrom,
        String provider,
        @Nullable String contractId,
        String unit,
        @Nullable BigDecimal total,
        LocalDate termStart,
        @Nullable LocalDate termEnd,
        String kind,
        String costMetric,
        List<String> chargeCategories,
        String attribution,
        @Nullable Applicability applicability,
        @Nullable MarketplaceTerms marketplace,
        int priority,
        List<TermsPeriod> periods) {

    /** Whether that day is in [term.start, term.end). */
    boolean inTerm(LocalDate day) {
        return !day.isBefore(termStart) && (termEnd == null || day.isBefore(termEnd));
    }

    /** The periods by start. */
    List<TermsPeriod> periodsByStart() {
        return periods.stream().sorted((a, b) -> a.start().compareTo(b.start())).toList();
    }
}
