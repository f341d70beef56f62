package dev.headroom.failover;

import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions have closed which of the minutes that were not judged yet, and how far each partition has come. They are asked with
 * every record, and there are many when history is read; so what the stores hold is kept in memory too.
 */
final class MarkerStores {

    static final String MARKERS = "failover-markers";
    static final String CLOSED = "failover-closed";

    private final KeyValueStore<String, FleetMinute> markers;
    private final KeyValueStore<Integer, Long> closed;
    private final NavigableMap<Instant, Closing> byMinute = new TreeMap<>();
    private final Map<Integer, Long> closedByPartition = new TreeMap<>();

    /** What markers of a minute say together. */
    private static final class Closing {
        private final BitSet partitionsIn = new BitSet();
        private Instant tick = Instant.MIN;
        private int partitions;
    }

    MarkerStores(ProcessorContext<?, ?> context) {
        markers = context.getStateStore(MARKERS);
        closed = context.getStateStore(CLOSED);
        try (KeyValueIterator<String, FleetMinute> all = markers.all()) {
            all.forEachRemaining(entry -> index(entry.value));
        }
        try (KeyValueIterator<Integer, Long> all = closed.all()) {
            all.forEachRemaining(entry -> closedByPartition.put(entry.key, entry.value));
        }
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                FailoverStores.inMemory(
                        MARKERS, Serdes.String(), InternalAvroSerde.<FleetMinute>of(FleetMinute.getClassSchema())),
                FailoverStores.inMemory(CLOSED, Serdes.Integer(), Serdes.Long()));
    }

    void put(FleetMinute marker) {
        markers.put(MinuteStores.prefix(marker.getMinute()) + marker.getPartition(), marker);
        index(marker);
        long minute = marker.getMinute().toEpochMilli();
        closed.put(marker.getPartition(), closedByPartition.merge(marker.getPartition(), minute, Math::max));
    }

    private void index(FleetMinute marker) {
        Closing closing = byMinute.computeIfAbsent(marker.getMinute(), any -> new Closing());
        closing.partitionsIn.set(marker.getPartition());
        closing.partitions = Math.max(closing.partitions, marker.getPartitions());
        closing.tick = closing.tick.isBefore(marker.getClosedAt()) ? marker.getClosedAt() : closing.tick;
    }

    /** Minutes with a marker, the earliest first. */
    SortedSet<Instant> minutes() {
        return new TreeSet<>(byMinute.keySet());
    }

    /** The earliest minute with a marker. */
    @Nullable
    Instant earliest() {
        return byMinute.isEmpty() ? null : byMinute.firstKey();
    }

    /** The closing tick of a minute, by its markers: the highest there is; null without one. */
    @Nullable
    Instant closingTick(Instant minute) {
        Closing closing = byMinute.get(minute);
        return closing == null ? null : closing.tick;
    }

    /** Partitions whose marker of the minute is not in; of no minute when nobody has ever said how many there are. */
    SortedSet<Integer> missing(Instant minute) {
        Closing closing = byMinute.get(minute);
        int partitions = closing == null
                ? closedByPartition.keySet().stream()
                        .mapToInt(partition -> partition + 1)
                        .max()
                        .orElse(0)
                : closing.partitions;
        SortedSet<Integer> missing = new TreeSet<>();
        for (int partition = 0; partition < partitions; partition++) {
            if (closing == null || !closing.partitionsIn.get(partition)) {
                missing.add(partition);
            }
        }
        return missing;
    }

    /** Whether all those partitions have gone past the minute, so that their markers of it will never come. */
    boolean haveGonePast(SortedSet<Integer> partitions, Instant minute) {
        return partitions.stream().allMatch(partition -> {
            Long latest = closedByPartition.get(partition);
            return latest != null && latest > minute.toEpochMilli();
        });
    }

    /** Forgets all minutes up to that one. */
    void forgetThrough(Instant minute) {
        FailoverStores.deleteBelow(markers, MinuteStores.prefix(minute.plusMillis(MinuteStores.MINUTE_MS)));
        byMinute.headMap(minute, true).clear();
    }
}
