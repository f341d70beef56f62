package dev.headroom.failover;

import dev.headroom.failover.placement.Context;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.FailoverContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Positions of commitments as they stand, and the samples of them that decisions read; of a minute the first complete one holds. */
final class SampleStores {

    static final String POSITIONS = "failover-positions";
    static final String ENTRIES = "failover-samples";
    static final String COMPLETE = "failover-complete-samples";
    static final String ASKED = "failover-asked-samples";

    private final KeyValueStore<String, FailoverContext> positions;
    private final KeyValueStore<String, FailoverContext> entries;
    private final KeyValueStore<String, FailoverContext> complete;
    private final KeyValueStore<String, String> asked;

    SampleStores(ProcessorContext<?, ?> context) {
        positions = context.getStateStore(POSITIONS);
        entries = context.getStateStore(ENTRIES);
        complete = context.getStateStore(COMPLETE);
        asked = context.getStateStore(ASKED);
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                FailoverStores.inMemory(
                        POSITIONS,
                        Serdes.String(),
                        InternalAvroSerde.<FailoverContext>of(FailoverContext.getClassSchema())),
                FailoverStores.inMemory(
                        ENTRIES,
                        Serdes.String(),
                        InternalAvroSerde.<FailoverContext>of(FailoverContext.getClassSchema())),
                FailoverStores.inMemory(
                        COMPLETE,
                        Serdes.String(),
                        InternalAvroSerde.<FailoverContext>of(FailoverContext.getClassSchema())),
                FailoverStores.inMemory(ASKED, Serdes.String(), Serdes.String()));
    }

    void putPosition(String commitmentId, @Nullable CommitmentConsumption row) {
        positions.put(commitmentId, row == null ? null : ContextMapper.toEntry(row));
    }

    List<FailoverContext> positions() {
        List<FailoverContext> all = new ArrayList<>();
        try (KeyValueIterator<String, FailoverContext> entriesNow = positions.all()) {
            entriesNow.forEachRemaining(entry -> all.add(entry.value));
        }
        return all;
    }

    /** Takes part of a sample; what comes after a complete one is ignored. */
    void put(FailoverContext part) {
        String minute = minute(part.getMinute());
        if (complete.get(minute) != null) {
            return;
        }
        String sample = minute + part.getSampleId() + "|";
        if (!part.getKind().equals(ContextMapper.COMPLETE)) {
            entries.put(sample + FailoverStores.ordered(part.getVersion()), part);
        } else if (of(sample).size() == part.getEntries()) {
            complete.put(minute, part);
        }
    }

    /** Whether the minute has a complete sample. */
    boolean isComplete(Instant minute) {
        return complete.get(minute(minute)) != null;
    }

    /** Whether no sample of the minute has to be written any more. */
    boolean isAsked(Instant minute) {
        String key = minute(minute);
        return complete.get(key) != null || asked.get(key) != null;
    }

    /** Whether a sample of the minute is needed and was not written; it is noted as written. */
    boolean ask(Instant minute) {
        boolean needed = !isAsked(minute);
        if (needed) {
            asked.put(minute(minute), "");
        }
        return needed;
    }

    /** What the sample of a minute says; it is complete. */
    Context context(Instant minute) {
        return ContextMapper.toContext(of(minute(minute) + end(minute).getSampleId() + "|"));
    }

    /** How late the sample of a minute was written; it is complete. */
    Duration lag(Instant minute) {
        return Duration.ofMillis(end(minute).getLagMs());
    }

    private FailoverContext end(Instant minute) {
        return Objects.requireNonNull(complete.get(minute(minute)), "a minute is judged when its sample is complete");
    }

    /** Forgets all samples of minutes up to that one. */
    void forgetThrough(Instant minute) {
        String end = minute(minute.plusSeconds(60));
        FailoverStores.deleteBelow(entries, end);
        FailoverStores.deleteBelow(complete, end);
        FailoverStores.deleteBelow(asked, end);
    }

    private List<FailoverContext> of(String sample) {
        List<FailoverContext> found = new ArrayList<>();
        try (KeyValueIterator<String, FailoverContext> all = entries.prefixScan(sample, new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    private static String minute(Instant minute) {
        return FailoverStores.ordered(minute.toEpochMilli()) + "|";
    }
}
