package dev.headroom.commitments;

import dev.headroom.commitments.alerts.AlertBook;
import dev.headroom.commitments.balance.FxRates;
import dev.headroom.commitments.cube.Cube;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.state.AlertRecord;
import dev.headroom.commitments.state.CubeChange;
import dev.headroom.commitments.state.StoredCell;
import dev.headroom.commitments.terms.TermsVersion;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.FxRate;
import dev.headroom.serde.Decimals;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.topology.state.EmittedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What the cube task keeps. The cube itself is worked on in memory; the stores are written with every change and read back only when
 * the task starts.
 */
final class CubeStores {

    static final String CELLS = "cube-cells";
    static final String PAGES = "cube-pages";
    static final String TERMS = "cube-terms";
    static final String RATES = "cube-rates";
    static final String TICKS = "cube-ticks";
    static final String GROUPS = "cube-groups";
    static final String PUBLISHED = "cube-published";
    static final String ALERTS = "cube-alerts";
    static final String COUNTERS = "cube-counters";

    private static final String VERSION = "version";
    private static final String SETTLED_THROUGH = "settled-through";

    private final KeyValueStore<String, StoredCell> cells;
    private final KeyValueStore<Long, CubeChange> pages;
    private final KeyValueStore<String, CommitmentTerms> terms;
    private final KeyValueStore<String, FxRate> rates;
    private final KeyValueStore<Integer, Long> ticks;
    private final KeyValueStore<String, Integer> groups;
    private final KeyValueStore<String, EmittedRow> published;
    private final KeyValueStore<String, AlertRecord> alerts;
    private final KeyValueStore<String, Long> counters;
    private long version;

    CubeStores(ProcessorContext<?, ?> context) {
        cells = context.getStateStore(CELLS);
        pages = context.getStateStore(PAGES);
        terms = context.getStateStore(TERMS);
        rates = context.getStateStore(RATES);
        ticks = context.getStateStore(TICKS);
        groups = context.getStateStore(GROUPS);
        published = context.getStateStore(PUBLISHED);
        alerts = context.getStateStore(ALERTS);
        counters = context.getStateStore(COUNTERS);
        version = counter(VERSION);
    }

    static List<StoreBuilder<?>> builders() {
        Serde<String> text = Serdes.String();
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CELLS),
                        text,
                        InternalAvroSerde.<StoredCell>of(StoredCell.getClassSchema())),
                inMemory(PAGES, Serdes.Long(), InternalAvroSerde.<CubeChange>of(CubeChange.getClassSchema())),
                inMemory(TERMS, text, InternalAvroSerde.<CommitmentTerms>of(CommitmentTerms.getClassSchema())),
                inMemory(RATES, text, InternalAvroSerde.<FxRate>of(FxRate.getClassSchema())),
                inMemory(TICKS, Serdes.Integer(), Serdes.Long()),
                inMemory(GROUPS, text, Serdes.Integer()),
                inMemory(PUBLISHED, text, InternalAvroSerde.<EmittedRow>of(EmittedRow.getClassSchema())),
                inMemory(ALERTS, text, InternalAvroSerde.<AlertRecord>of(AlertRecord.getClassSchema())),
                inMemory(COUNTERS, text, Serdes.Long()));
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> inMemory(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values);
    }

    /** The cube as it was kept; keys of cells come from {@code pool}. */
    Cube loadCube(KeyPool pool) {
        Cube cube = new Cube(counter(SETTLED_THROUGH), pool);
        forEach(
                cells,
                (id, stored) -> cube.restore(
                        new Cube.Entry(id, CellRecordMapper.toCell(stored.getCell()), stored.getChange())));
        // The numbers are positive, so the order of the keys' bytes is theirs.
        forEach(pages, (first, page) -> cube.restore(first, CubeChangeMapper.toCells(page, pool)));
        return cube;
    }

    void putCell(Cube.Entry entry) {
        cells.put(entry.id(), new StoredCell(CellRecordMapper.toRecord(entry.cell()), entry.change()));
    }

    void dropCell(String id) {
        cells.delete(id);
    }

    /** Keeps a page of changes until its cells are stored one by one. */
    void putPage(long first, CubeChange page) {
        pages.put(first, page);
    }

    /** The page is settled: its cells are stored. */
    void settledThrough(long first, long last) {
        pages.delete(first);
        counters.put(SETTLED_THROUGH, last);
    }

    /** Next number of the emission counter; {@link #saveVersion} keeps it, once for all rows sent while one record is processed. */
    long nextVersion() {
        return ++version;
    }

    void saveVersion() {
        counters.put(VERSION, version);
    }

    List<TermsVersion> loadTerms() {
        List<TermsVersion> loaded = new ArrayList<>();
        forEach(terms, (key, value) -> loaded.add(CommitmentTermsMapper.toTerms(value)));
        return loaded;
    }

    void putTerms(CubeInput.Terms change) {
        terms.put(change.commitmentId() + "#" + change.version(), change.terms());
    }

    FxRates loadRates() {
        FxRates loaded = new FxRates();
        forEach(
                rates,
                (key, rate) ->
                        loaded.put(rate.getCurrency(), rate.getRateDate(), Decimals.fromBytes(rate.getUsdPerUnit())));
        return loaded;
    }

    void putRate(CubeInput.Rate change) {
        rates.put(change.currency() + "#" + change.day(), change.rate());
    }

    /** The time: the lowest of the latest ticks of all partitions of the input log; null before each has had one. */
    @Nullable
    Instant now(int partitions) {
        long lowest = Long.MAX_VALUE;
        for (int partition = 0; partition < partitions; partition++) {
            Long tick = ticks.get(partition);
            if (tick == null) {
                return null;
            }
            lowest = Math.min(lowest, tick);
        }
        return Instant.ofEpochMilli(lowest);
    }

    void putTick(int partition, long tick) {
        Long known = ticks.get(partition);
        if (known == null || tick > known) {
            ticks.put(partition, tick);
        }
    }

    /** Counts one more record of a group; when all have come the group is forgotten. */
    void countGroupRecord(String group, int size) {
        Integer known = groups.get(group);
        int missing = (known == null ? size : known) - 1;
        groups.put(group, missing == 0 ? null : Integer.valueOf(missing));
    }

    boolean hasOpenGroups() {
        try (KeyValueIterator<String, Integer> open = groups.all()) {
            return open.hasNext();
        }
    }

    KeyValueStore<String, EmittedRow> published() {
        return published;
    }

    Map<String, AlertBook.Entry> loadAlerts() {
        Map<String, AlertBook.Entry> book = new TreeMap<>();
        forEach(
                alerts,
                (key, value) ->
                        book.put(key, new AlertBook.Entry(Instant.ofEpochMilli(value.getSince()), value.getFiring())));
        return book;
    }

    void putAlerts(Map<String, AlertBook.Entry> book) {
        Map<String, AlertBook.Entry> known = new HashMap<>(loadAlerts());
        book.forEach((key, entry) -> {
            if (!entry.equals(known.remove(key))) {
                alerts.put(key, new AlertRecord(key, entry.since().toEpochMilli(), entry.firing()));
            }
        });
        known.keySet().forEach(alerts::delete);
    }

    private long counter(String name) {
        Long value = counters.get(name);
        return value == null ? 0 : value;
    }

    private static <K, V> void forEach(KeyValueStore<K, V> store, BiConsumer<K, V> action) {
        try (KeyValueIterator<K, V> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<K, V> entry = all.next();
                action.accept(entry.key, entry.value);
            }
        }
    }
}
