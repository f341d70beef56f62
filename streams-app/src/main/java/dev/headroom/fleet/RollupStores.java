package dev.headroom.fleet;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.HourSums;
import dev.headroom.fleet.rollup.NodeCounts;
import dev.headroom.fleet.rollup.Sums;
import dev.headroom.fleet.state.FleetCell;
import dev.headroom.serde.InternalAvroSerde;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** State of the rollup: what each partition told of each open minute, open hours, ticks and the version of the last row. */
final class RollupStores {

    private static final String PARTS = "rollup-parts";
    private static final String HOURS = "rollup-hours";
    private static final String CLOCK = "rollup-clock";
    private static final int VERSION = -1;
    private static final int FINAL_THROUGH = -2;

    private final KeyValueStore<Bytes, FleetCell> parts;
    private final KeyValueStore<Bytes, byte[]> hours;
    private final KeyValueStore<Integer, Long> clock;

    RollupStores(ProcessorContext<?, ?> context) {
        parts = context.getStateStore(PARTS);
        hours = context.getStateStore(HOURS);
        clock = context.getStateStore(CLOCK);
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(PARTS),
                                Serdes.Bytes(),
                                InternalAvroSerde.<FleetCell>of(FleetCell.getClassSchema()))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(HOURS), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CLOCK), Serdes.Integer(), Serdes.Long())
                        .withCachingEnabled());
    }

    /** Which row of a minute. */
    record RowName(FleetKey key, long minute) {

        static RowName of(FleetCell cell) {
            return new RowName(FleetCellMapper.keyOf(cell), cell.getMinute());
        }
    }

    /** A row of a minute: the sums of all parts. */
    record Row(FleetKey key, long minute, NodeCounts nodes, Sums sums) {

        Row plus(Row other) {
            Sums total = new Sums();
            total.add(sums);
            total.add(other.sums);
            return new Row(key, minute, nodes.plus(other.nodes), total);
        }
    }

    /** Keeps what a partition told last of a row. */
    void put(FleetCell cell) {
        String row = RollupKeys.of(FleetCellMapper.keyOf(cell));
        parts.put(RollupKeys.part(cell.getMinute(), row, cell.getPartition()), cell);
    }

    /** A row as the partitions have told it; null when none has, or it was taken. */
    @Nullable
    Row row(RowName name, int partitions) {
        String text = RollupKeys.of(name.key());
        Row sum = null;
        for (int partition = 0; partition < partitions; partition++) {
            FleetCell part = parts.get(RollupKeys.part(name.minute(), text, partition));
            if (part != null) {
                sum = sum == null ? rowOf(part) : sum.plus(rowOf(part));
            }
        }
        return sum;
    }

    /** The names of all rows that were not taken. */
    Set<RowName> rows() {
        Set<RowName> names = new LinkedHashSet<>();
        try (KeyValueIterator<Bytes, FleetCell> all = parts.all()) {
            while (all.hasNext()) {
                names.add(RowName.of(all.next().value));
            }
        }
        return names;
    }

    /**
     * Takes the rows of all minutes up to one out, in the order of minutes and keys.
     *
     * @param from no row is earlier; what was taken before need not be walked over again, for RocksDB keeps what is deleted for long
     */
    List<Row> takeMinutes(long from, long through) {
        Map<Bytes, Row> rows = new TreeMap<>();
        List<Bytes> taken = new ArrayList<>();
        try (KeyValueIterator<Bytes, FleetCell> all =
                parts.range(RollupKeys.row(from, ""), RollupKeys.row(through + 1, ""))) {
            while (all.hasNext()) {
                KeyValue<Bytes, FleetCell> next = all.next();
                Row part = rowOf(next.value);
                rows.merge(RollupKeys.part(part.minute(), RollupKeys.of(part.key()), 0), part, Row::plus);
                taken.add(next.key);
            }
        }
        taken.forEach(parts::delete);
        return List.copyOf(rows.values());
    }

    /** Which row of an hour. */
    record HourName(FleetKey key, long hour) {}

    /** What finished minutes of an open hour add up to; null before the first of them, or when it was taken. */
    @Nullable
    HourSums hour(HourName name) {
        byte[] saved = hours.get(RollupKeys.row(name.hour(), RollupKeys.of(name.key())));
        return saved == null ? null : HourSums.read(saved);
    }

    void addToHour(HourName name, NodeCounts nodes, Sums sums) {
        HourSums known = hour(name);
        hours.put(
                RollupKeys.row(name.hour(), RollupKeys.of(name.key())),
                (known == null ? HourSums.empty() : known).plus(nodes, sums).toBytes());
    }

    /** The names of all hours that were not taken. */
    Set<HourName> hours() {
        Set<HourName> names = new LinkedHashSet<>();
        try (KeyValueIterator<Bytes, byte[]> all = hours.all()) {
            while (all.hasNext()) {
                Bytes key = all.next().key;
                names.add(new HourName(RollupKeys.keyOf(key), RollupKeys.timeOf(key)));
            }
        }
        return names;
    }

    /** Takes every open hour out whose number passes. */
    List<OpenHour> takeHours(LongPredicate isOver) {
        List<OpenHour> over = new ArrayList<>();
        List<Bytes> taken = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = hours.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                if (isOver.test(RollupKeys.timeOf(next.key))) {
                    over.add(new OpenHour(
                            RollupKeys.timeOf(next.key), RollupKeys.keyOf(next.key), HourSums.read(next.value)));
                    taken.add(next.key);
                }
            }
        }
        taken.forEach(hours::delete);
        return over;
    }

    /** An hour of a row. */
    record OpenHour(long hour, FleetKey key, HourSums sums) {}

    void putTick(int partition, long tickMs) {
        Long known = clock.get(partition);
        if (known == null || known < tickMs) {
            clock.put(partition, tickMs);
        }
    }

    /** The lowest of the latest ticks of all partitions; null before each has had one. */
    @Nullable
    Long now(int partitions) {
        Long lowest = null;
        for (int partition = 0; partition < partitions; partition++) {
            Long tick = clock.get(partition);
            if (tick == null) {
                return null;
            }
            lowest = lowest == null ? tick : Math.min(lowest, tick);
        }
        return lowest;
    }

    @Nullable
    Long finalThrough() {
        return clock.get(FINAL_THROUGH);
    }

    void putFinalThrough(long minute) {
        clock.put(FINAL_THROUGH, minute);
    }

    long nextVersion() {
        Long last = clock.get(VERSION);
        long next = last == null ? 1 : last + 1;
        clock.put(VERSION, next);
        return next;
    }

    private static Row rowOf(FleetCell cell) {
        return new Row(
                FleetCellMapper.keyOf(cell),
                cell.getMinute(),
                new NodeCounts(cell.getNodesExpected(), cell.getNodesReporting(), cell.getGpusExpected()),
                Sums.read(cell.getSums().duplicate()));
    }
}
