package dev.headroom.commitments;

import dev.headroom.commitments.terms.Applicability;
import dev.headroom.commitments.terms.Attribution;
import dev.headroom.commitments.terms.CostMetric;
import dev.headroom.commitments.terms.Kind;
import dev.headroom.commitments.terms.Marketplace;
import dev.headroom.commitments.terms.Period;
import dev.headroom.commitments.terms.ShortfallRule;
import dev.headroom.commitments.terms.TermsVersion;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.MarketplaceTerms;
import dev.headroom.events.TermsPeriod;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From terms as they are published to terms as balances use them. The terms must have passed the checks for being loaded. */
final class CommitmentTermsMapper {

    private CommitmentTermsMapper() {}

    static TermsVersion toTerms(CommitmentTerms in) {
        Kind kind = Kind.valueOf(in.getKind());
        return new TermsVersion(
                in.getCommitmentId(),
                in.getTermsVersion(),
                in.getEffectiveFrom(),
                in.getProvider(),
                in.getContractId(),
                in.getUnit(),
                Decimals.fromNullableBytes(in.getTotal()),
                in.getTermStart(),
                in.getTermEnd(),
                kind,
                CostMetric.valueOf(in.getCostMetric()),
                Set.copyOf(in.getChargeCategories()),
                Attribution.valueOf(in.getAttribution()),
                applicability(in.getApplicability()),
                marketplace(in.getMarketplace()),
                in.getPriority(),
                periods(in.getPeriods(), kind));
    }

    private static Applicability applicability(@Nullable String json) {
        return json == null ? Applicability.EVERYTHING : ApplicabilityMapper.parse(json);
    }

    private static Marketplace marketplace(@Nullable MarketplaceTerms in) {
        return in == null
                ? Marketplace.UNRESTRICTED
                : new Marketplace(Decimals.fromNullableBytes(in.getCapRatio()), applicability(in.getApplicability()));
    }

    private static List<Period> periods(List<TermsPeriod> in, Kind kind) {
        return in.stream()
                .map(period -> period(period, kind))
                .sorted(Comparator.comparing(Period::start))
                .toList();
    }

    private static Period period(TermsPeriod in, Kind kind) {
        BigDecimal cap = Decimals.fromNullableBytes(in.getCarryOverCap());
        return new Period(
                in.getPeriodId(),
                in.getStart(),
                in.getEnd(),
                Decimals.fromBytes(in.getTarget()),
                in.getShortfall() == null ? kind.defaultShortfall() : ShortfallRule.valueOf(in.getShortfall()),
                cap == null ? BigDecimal.ZERO : cap);
    }
}
