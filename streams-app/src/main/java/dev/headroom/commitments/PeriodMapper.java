package dev.headroom.commitments;

import static dev.headroom.serde.Decimals.toMicros;
import static dev.headroom.serde.Decimals.toNullableMicros;

import dev.headroom.commitments.balance.PeriodBalance;
import dev.headroom.commitments.terms.TermsVersion;
import dev.headroom.tables.CommitmentPeriod;
import java.time.Instant;

/** Periods as {@code commitment_periods} shows them. */
final class PeriodMapper {

    private PeriodMapper() {}

    static CommitmentPeriod toRow(TermsVersion terms, PeriodBalance balance, Instant now) {
        return new CommitmentPeriod(
                terms.commitmentId(),
                balance.period().id(),
                terms.unit(),
                SpendDailyMapper.midnight(balance.period().start()),
                SpendDailyMapper.midnight(balance.period().end()),
                toMicros(balance.period().target()),
                toMicros(balance.carriedIn()),
                toMicros(balance.counted()),
                toNullableMicros(balance.shortfall()),
                toNullableMicros(balance.projectedShortfall()),
                toNullableMicros(balance.requiredRunRatePerDay()),
                balance.status().name(),
                now,
                0L);
    }

    /** The last row of a period that the terms no longer have. */
    static CommitmentPeriod closed(CommitmentPeriod last, Instant now) {
        return CommitmentPeriod.newBuilder(last)
                .setTargetMicros(0)
                .setCarriedInMicros(0)
                .setCountedMicros(0)
                .setShortfallMicros(null)
                .setProjectedShortfallMicros(null)
                .setRequiredRunRateMicrosPerDay(null)
                .setStatus("CLOSED")
                .setAsOf(now)
                .build();
    }
}
