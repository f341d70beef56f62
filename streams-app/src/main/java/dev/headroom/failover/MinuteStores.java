package dev.headroom.failover;

import dev.headroom.failover.signal.Cell;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.tables.FleetMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Cells and markers of the minutes that were not judged yet, and how far each partition has come. Keys begin with the minute, so that
 * the earliest comes first.
 */
final class MinuteStores {

    static final String CELLS = "failover-cells";
    static final String MARKERS = "failover-markers";
    static final String CLOSED = "failover-closed";

    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private final KeyValueStore<String, FleetMinute> cells;
    private final KeyValueStore<String, FleetMinute> markers;
    private final KeyValueStore<Integer, Long> closed;

    MinuteStores(ProcessorContext<?, ?> context) {
        cells = context.getStateStore(CELLS);
        markers = context.getStateStore(MARKERS);
        closed = context.getStateStore(CLOSED);
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                FailoverStores.inMemory(
                        CELLS, Serdes.String(), InternalAvroSerde.<FleetMinute>of(FleetMinute.getClassSchema())),
                FailoverStores.inMemory(
                        MARKERS, Serdes.String(), InternalAvroSerde.<FleetMinute>of(FleetMinute.getClassSchema())),
                FailoverStores.inMemory(CLOSED, Serdes.Integer(), Serdes.Long()));
    }

    void put(FleetMinute record) {
        String prefix = prefix(record.getMinute()) + record.getPartition();
        if (record.getKind().equals(CellMapper.MARKER)) {
            markers.put(prefix, record);
            Long known = closed.get(record.getPartition());
            long minute = record.getMinute().toEpochMilli();
            closed.put(record.getPartition(), known == null ? minute : Math.max(known, minute));
        } else {
            cells.put(
                    String.join(
                            "|",
                            prefix,
                            record.getProvider(),
                            record.getRegion(),
                            record.getCluster(),
                            record.getGpuModel()),
                    record);
        }
    }

    /** Minutes with a marker, and their closing ticks, the earliest first. */
    Map<Instant, Instant> marked() {
        Map<Instant, Instant> minutes = new LinkedHashMap<>();
        try (KeyValueIterator<String, FleetMinute> all = markers.all()) {
            all.forEachRemaining(
                    entry -> minutes.merge(entry.value.getMinute(), entry.value.getClosedAt(), MinuteStores::later));
        }
        return minutes;
    }

    /** The earliest minute with a marker. */
    @Nullable
    Instant earliest() {
        try (KeyValueIterator<String, FleetMinute> all = markers.all()) {
            return all.hasNext() ? all.next().value.getMinute() : null;
        }
    }

    /** The closing tick of a minute, by its markers: the highest there is; null without one. */
    @Nullable
    Instant closingTick(Instant minute) {
        Instant tick = null;
        for (FleetMinute marker : scan(markers, minute)) {
            tick = tick == null ? marker.getClosedAt() : later(tick, marker.getClosedAt());
        }
        return tick;
    }

    /** Partitions whose marker of the minute is not in; of no minute when nobody has ever said how many there are. */
    SortedSet<Integer> missing(Instant minute) {
        int partitions = partitions(minute);
        SortedSet<Integer> missing = new TreeSet<>();
        for (int partition = 0; partition < partitions; partition++) {
            missing.add(partition);
        }
        scan(markers, minute).forEach(marker -> missing.remove(marker.getPartition()));
        return missing;
    }

    /** Whether all those partitions have gone past the minute, so that their markers of it will never come. */
    boolean haveGonePast(SortedSet<Integer> partitions, Instant minute) {
        return partitions.stream().allMatch(partition -> {
            Long latest = closed.get(partition);
            return latest != null && latest > minute.toEpochMilli();
        });
    }

    List<Cell> cells(Instant minute) {
        return scan(cells, minute).stream().map(CellMapper::toCell).toList();
    }

    /** Forgets all minutes up to that one. */
    void forgetThrough(Instant minute) {
        FailoverStores.deleteBelow(cells, prefix(minute.plusMillis(MINUTE_MS)));
        FailoverStores.deleteBelow(markers, prefix(minute.plusMillis(MINUTE_MS)));
    }

    private int partitions(Instant minute) {
        int said = scan(markers, minute).stream()
                .mapToInt(FleetMinute::getPartitions)
                .max()
                .orElse(0);
        int seen = 0;
        try (KeyValueIterator<Integer, Long> all = closed.all()) {
            while (all.hasNext()) {
                seen = Math.max(seen, all.next().key + 1);
            }
        }
        return Math.max(said, said == 0 ? seen : 0);
    }

    private static List<FleetMinute> scan(KeyValueStore<String, FleetMinute> store, Instant minute) {
        List<FleetMinute> found = new ArrayList<>();
        try (KeyValueIterator<String, FleetMinute> all = store.prefixScan(prefix(minute), new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static String prefix(Instant minute) {
        return FailoverStores.ordered(minute.toEpochMilli()) + "|";
    }
}
