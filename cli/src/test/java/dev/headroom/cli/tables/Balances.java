package dev.headroom.cli.tables;

import dev.headroom.tables.CommitmentConsumption;
import java.time.Instant;

/** Rows of {@code commitment_consumption} for tests. */
final class Balances {

    static final Instant AS_OF = Instant.parse("2025-04-11T06:00:00Z");

    private Balances() {}

    static CommitmentConsumption of(String id, long consumedMicros) {
        return CommitmentConsumption.newBuilder()
                .setCommitmentId(id)
                .setProvider("aws")
                .setUnit("USD")
                .setState("ON_TRACK")
                .setTotalMicros(38_000_000_000_000_000L)
                .setConsumedMicros(consumedMicros)
                .setSettledMicros(consumedMicros)
                .setAccruedMicros(0)
                .setUnreconciledMicros(0)
                .setConsumedRatio(0.25)
                .setRunRate7dMicrosPerDay(0)
                .setRunRate30dMicrosPerDay(9_007_199_254_740_993L)
                .setMarketplaceCountedMicros(0)
                .setMarketplaceExcessMicros(0)
                .setForfeitedMicros(0)
                .setDataThrough(Instant.parse("2025-04-10T00:00:00Z"))
                .setDataAgeDays(1)
                .setProvisional(false)
                .setTermsVersion(1)
                .setRowCount(3)
                .setAsOf(AS_OF)
                .setVersion(7)
                .build();
    }
}
