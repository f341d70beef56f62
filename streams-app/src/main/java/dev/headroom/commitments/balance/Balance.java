package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.TermsVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The balance of one commitment at one instant; amounts are exact, in the unit of the terms. What each part means is said where it
 * is computed, and in {@code docs/drawdown.md}.
 *
 * @param terms the version in force
 * @param hasCounted whether a share of any cell was taken yet
 */
public record Balance(
        TermsVersion terms,
        CommitmentState state,
        BigDecimal settled,
        BigDecimal accrued,
        BigDecimal unreconciled,
        BigDecimal forfeited,
        @Nullable BigDecimal remaining,
        @Nullable BigDecimal overage,
        @Nullable BigDecimal consumedRatio,
        @Nullable BigDecimal remainingObligation,
        @Nullable BigDecimal planToDate,
        @Nullable BigDecimal variance,
        BigDecimal runRate7PerDay,
        BigDecimal runRate30PerDay,
        @Nullable BigDecimal burnRatioFast,
        @Nullable BigDecimal burnRatioSlow,
        @Nullable LocalDate exhaustionP10,
        @Nullable LocalDate exhaustionP50,
        @Nullable LocalDate exhaustionP90,
        BigDecimal marketplaceCounted,
        BigDecimal marketplaceExcess,
        List<PeriodBalance> periods,
        LocalDate dataThrough,
        boolean hasCounted,
        boolean provisional,
        long rowCount) {

    public BigDecimal consumed() {
        return settled.add(accrued);
    }

    /** The running period, where there is one. */
    public @Nullable PeriodBalance currentPeriod() {
        return periods.stream().filter(PeriodBalance::isRunning).findFirst().orElse(null);
    }

    public @Nullable BigDecimal projectedShortfall() {
        PeriodBalance current = currentPeriod();
        return current == null ? null : current.projectedShortfall();
    }
}
