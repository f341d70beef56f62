package dev.headroom.failover;

import dev.headroom.failover.machine.FailoverBook;
import dev.headroom.failover.machine.RegionBook;
import dev.headroom.failover.machine.Timeliness;
import dev.headroom.failover.state.RegionRecord;
import dev.headroom.failover.state.SystemRecord;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.topology.state.EmittedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** What is remembered from decision to decision, what was published last, and counters. */
final class BookStores {

    static final String REGIONS = "failover-regions";
    static final String SYSTEM = "failover-system";
    static final String PUBLISHED = "failover-published";
    static final String COUNTERS = "failover-counters";

    private static final String VERSION = "version";

    /** What begins the keys of the book, and those of the book of what was told last; see {@link Timeliness}. */
    private static final String NOW = "now|";

    private static final String TOLD = "told|";

    private final KeyValueStore<String, RegionRecord> regions;
    private final KeyValueStore<String, SystemRecord> system;
    private final KeyValueStore<String, EmittedRow> published;
    private final KeyValueStore<String, Long> counters;
    private long version;

    BookStores(ProcessorContext<?, ?> context) {
        regions = context.getStateStore(REGIONS);
        system = context.getStateStore(SYSTEM);
        published = context.getStateStore(PUBLISHED);
        counters = context.getStateStore(COUNTERS);
        version = counter(VERSION);
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                FailoverStores.inMemory(
                        REGIONS, Serdes.String(), InternalAvroSerde.<RegionRecord>of(RegionRecord.getClassSchema())),
                FailoverStores.inMemory(
                        SYSTEM, Serdes.String(), InternalAvroSerde.<SystemRecord>of(SystemRecord.getClassSchema())),
                FailoverStores.inMemory(
                        PUBLISHED, Serdes.String(), InternalAvroSerde.<EmittedRow>of(EmittedRow.getClassSchema())),
                FailoverStores.inMemory(COUNTERS, Serdes.String(), Serdes.Long()));
    }

    FailoverBook load() {
        FailoverBook book = load(NOW, load(TOLD, null));
        return book == null ? FailoverBook.EMPTY : book;
    }

    private @Nullable FailoverBook load(String book, @Nullable FailoverBook told) {
        SystemRecord stored = system.get(book);
        if (stored == null) {
            return null;
        }
        List<RegionBook> books = new ArrayList<>();
        try (KeyValueIterator<String, RegionRecord> all = regions.prefixScan(book, new StringSerializer())) {
            all.forEachRemaining(entry -> books.add(RegionBookMapper.toBook(entry.value)));
        }
        return SystemBookMapper.toBook(stored, books, told);
    }

    void save(FailoverBook before, FailoverBook next) {
        save(NOW, before, next);
        FailoverBook toldBefore = before.timeliness().told();
        FailoverBook told = next.timeliness().told();
        // It stays the same while decisions are on paper.
        if (Objects.equals(told, toldBefore)) {
            return;
        }
        if (told != null) {
            save(TOLD, toldBefore == null ? FailoverBook.EMPTY : toldBefore, told);
        } else if (toldBefore != null) {
            save(TOLD, toldBefore, FailoverBook.EMPTY);
            system.delete(TOLD);
        }
    }

    private void save(String book, FailoverBook before, FailoverBook next) {
        before.regions().keySet().stream()
                .filter(id -> !next.regions().containsKey(id))
                .forEach(id -> regions.delete(book + id));
        for (Map.Entry<?, RegionBook> entry : next.regions().entrySet()) {
            regions.put(book + entry.getKey(), RegionBookMapper.toRecord(entry.getValue()));
        }
        system.put(book, SystemBookMapper.toRecord(next));
    }

    KeyValueStore<String, EmittedRow> published() {
        return published;
    }

    /** Next number of the emission counter; {@link #saveVersion} keeps it. */
    long nextVersion() {
        return ++version;
    }

    void saveVersion() {
        counters.put(VERSION, version);
    }

    /** A counter; 0 before it is first set. */
    long counter(String name) {
        Long value = counters.get(name);
        return value == null ? 0 : value;
    }

    void put(String name, long value) {
        counters.put(name, value);
    }

    long next(String name) {
        long value = counter(name) + 1;
        counters.put(name, value);
        return value;
    }
}
