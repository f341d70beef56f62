package dev.headroom.failover;

import dev.headroom.failover.placement.Context;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.FailoverContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Samples of {@code failover_context}. */
final class ContextMapper {

    static final String COMMITMENT = "COMMITMENT";
    static final String PRICE = "PRICE";
    static final String COMPLETE = "COMPLETE";

    private ContextMapper() {}

    /** The record, if a minute can be judged by it. */
    static FailoverContext checked(FailoverContext record) {
        if (record.getLagMs() < 0) {
            throw new IllegalArgumentException("lag_ms is " + record.getLagMs() + "; no minute is early");
        }
        return record;
    }

    /** The position of a commitment, for whichever minute it is sampled. */
    static FailoverContext toEntry(CommitmentConsumption row) {
        return FailoverContext.newBuilder()
                .setMinute(Instant.EPOCH)
                .setSampledAt(Instant.EPOCH)
                .setSampleId("")
                .setKind(COMMITMENT)
                .setProvider(row.getProvider())
                .setCommitmentId(row.getCommitmentId())
                .setCommitmentState(row.getState())
                .setConsumedRatio(row.getConsumedRatio())
                .setBurnRatioSlow(row.getBurnRatioSlow())
                .setAsOf(Instant.EPOCH)
                .setVersion(0)
                .build();
    }

    /** An entry as part of a sample. */
    static FailoverContext inSample(
            FailoverContext entry, Instant minute, Instant tick, String sampleId, long version) {
        return FailoverContext.newBuilder(entry)
                .setMinute(minute)
                .setSampledAt(tick)
                .setSampleId(sampleId)
                .setAsOf(tick)
                .setVersion(version)
                .build();
    }

    /** The end of a sample. */
    static FailoverContext complete(
            Instant minute, Instant tick, String sampleId, int entries, Duration lag, long version) {
        return FailoverContext.newBuilder()
                .setMinute(minute)
                .setSampledAt(tick)
                .setSampleId(sampleId)
                .setKind(COMPLETE)
                .setEntries(entries)
                .setLagMs(lag.toMillis())
                .setAsOf(tick)
                .setVersion(version)
                .build();
    }

    static Context toContext(Collection<FailoverContext> entries) {
        Map<String, List<String>> states = new HashMap<>();
        Map<RegionId, Long> prices = new HashMap<>();
        for (FailoverContext entry : entries) {
            String provider = entry.getProvider();
            if (provider == null) {
                continue;
            }
            if (entry.getKind().equals(COMMITMENT) && entry.getCommitmentState() != null) {
                states.computeIfAbsent(provider, any -> new ArrayList<>()).add(entry.getCommitmentState());
            }
            if (entry.getKind().equals(PRICE) && entry.getRegion() != null && entry.getPriceMicros() != null) {
                prices.merge(new RegionId(provider, entry.getRegion()), entry.getPriceMicros(), Math::min);
            }
        }
        Map<String, List<String>> fixed = new HashMap<>();
        states.forEach((provider, list) -> fixed.put(provider, List.copyOf(list)));
        return new Context(fixed, prices);
    }
}
