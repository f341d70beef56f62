package dev.headroom.commitments;

import static dev.headroom.serde.Decimals.toMicros;
import static dev.headroom.serde.Decimals.toNullableMicros;

import dev.headroom.commitments.balance.Balance;
import dev.headroom.commitments.balance.PeriodBalance;
import dev.headroom.commitments.terms.TermsVersion;
import dev.headroom.tables.CommitmentConsumption;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Balances as {@code commitment_consumption} shows them. */
final class BalanceMapper {

    private BalanceMapper() {}

    static CommitmentConsumption toRow(Balance balance, Instant now) {
        TermsVersion terms = balance.terms();
        PeriodBalance current = balance.currentPeriod();
        CommitmentConsumption row = new CommitmentConsumption();
        row.setCommitmentId(terms.commitmentId());
        row.setProvider(terms.provider());
        row.setContractId(terms.contractId());
        row.setUnit(terms.unit());
        row.setState(balance.state().name());
        row.setTotalMicros(toNullableMicros(terms.total()));
        row.setConsumedMicros(toMicros(balance.consumed()));
        row.setSettledMicros(toMicros(balance.settled()));
        row.setAccruedMicros(toMicros(balance.accrued()));
        row.setUnreconciledMicros(toMicros(balance.unreconciled()));
        row.setRemainingMicros(toNullableMicros(balance.remaining()));
        row.setConsumedRatio(toRatio(balance.consumedRatio()));
        row.setPlanToDateMicros(toNullableMicros(balance.planToDate()));
        row.setVarianceMicros(toNullableMicros(balance.variance()));
        row.setRunRate7dMicrosPerDay(toMicros(balance.runRate7PerDay()));
        row.setRunRate30dMicrosPerDay(toMicros(balance.runRate30PerDay()));
        row.setBurnRatioFast(toRatio(balance.burnRatioFast()));
        row.setBurnRatioSlow(toRatio(balance.burnRatioSlow()));
        row.setExhaustionP10(toInstant(balance.exhaustionP10()));
        row.setExhaustionP50(toInstant(balance.exhaustionP50()));
        row.setExhaustionP90(toInstant(balance.exhaustionP90()));
        row.setProjectedShortfallMicros(toNullableMicros(balance.projectedShortfall()));
        row.setMarketplaceCountedMicros(toMicros(balance.marketplaceCounted()));
        row.setMarketplaceExcessMicros(toMicros(balance.marketplaceExcess()));
        row.setForfeitedMicros(toMicros(balance.forfeited()));
        row.setOverageMicros(toNullableMicros(balance.overage()));
        row.setRemainingObligationMicros(toNullableMicros(balance.remainingObligation()));
        row.setDataThrough(toInstant(balance.dataThrough()));
        row.setCurrentPeriodId(current == null ? null : current.period().id());
        row.setDataAgeDays(
                (int) ChronoUnit.DAYS.between(balance.dataThrough(), LocalDate.ofInstant(now, ZoneOffset.UTC)));
        row.setProvisional(balance.provisional());
        row.setTermsVersion(terms.version());
        row.setRowCount(balance.rowCount());
        row.setAsOf(now);
        return row;
    }

    /** The last row of a commitment whose terms were taken away. */
    static CommitmentConsumption closed(CommitmentConsumption last, Instant now) {
        CommitmentConsumption row = new CommitmentConsumption();
        row.setCommitmentId(last.getCommitmentId());
        row.setProvider(last.getProvider());
        row.setContractId(last.getContractId());
        row.setUnit(last.getUnit());
        row.setState("CLOSED");
        row.setTermsVersion(last.getTermsVersion());
        row.setAsOf(now);
        return row;
    }

    private static @Nullable Double toRatio(@Nullable BigDecimal ratio) {
        return ratio == null ? null : ratio.doubleValue();
    }

    private static @Nullable Instant toInstant(@Nullable LocalDate day) {
        return day == null ? null : SpendDailyMapper.midnight(day);
    }
}
