package dev.headroom.commitments;

import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.intake.Artifact;
import dev.headroom.commitments.intake.CellFold;
import dev.headroom.commitments.intake.Style;
import dev.headroom.commitments.state.ArtifactRecord;
import dev.headroom.commitments.state.CellPage;
import dev.headroom.serde.InternalAvroSerde;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What intake keeps: every artifact and how far it has come; for each scope the number of the REPLACEMENT that stands; and the cells
 * of that one and of those still coming in, as pages. A chunk of rows writes one page, whatever the number of its cells.
 *
 * <p>The cells of artifacts that are coming in are also held in memory, added up, so that their end need not read them back. That is
 * only a copy of the pages: after a restart it is made again from them.
 */
final class IntakeStores {

    static final String ARTIFACTS = "intake-artifacts";
    static final String STANDING = "intake-standing";
    static final String PAGES = "intake-pages";
    static final String COUNTERS = "intake-counters";

    private static final String NOW = "now";
    private static final String VERSION = "version";

    private static final int FOLDS_IN_MEMORY = 8;

    private final KeyValueStore<String, ArtifactRecord> artifacts;
    private final KeyValueStore<String, Long> standing;
    private final KeyValueStore<String, CellPage> pages;
    private final KeyValueStore<String, Long> counters;
    private final Map<String, CellFold> folds = new HashMap<>();
    private final KeyPool pool;

    /** The stores of a task; keys of cells come from {@code pool}. */
    IntakeStores(ProcessorContext<?, ?> context, KeyPool pool) {
        this.pool = pool;
        artifacts = context.getStateStore(ARTIFACTS);
        standing = context.getStateStore(STANDING);
        pages = context.getStateStore(PAGES);
        counters = context.getStateStore(COUNTERS);
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ARTIFACTS),
                        Serdes.String(),
                        InternalAvroSerde.<ArtifactRecord>of(ArtifactRecord.getClassSchema())),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STANDING), Serdes.String(), Serdes.Long()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PAGES),
                        Serdes.String(),
                        InternalAvroSerde.<CellPage>of(CellPage.getClassSchema())),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(COUNTERS), Serdes.String(), Serdes.Long()));
    }

    /** Latest tick of the partition, epoch milliseconds; 0 before the first. */
    long now() {
        return counter(NOW);
    }

    void advanceTo(long tick) {
        if (tick > now()) {
            counters.put(NOW, tick);
        }
    }

    /** The next version of a row of {@code spend_imports}. */
    long nextVersion() {
        long next = counter(VERSION) + 1;
        counters.put(VERSION, next);
        return next;
    }

    private long counter(String name) {
        Long value = counters.get(name);
        return value == null ? 0 : value;
    }

    @Nullable
    Artifact find(Artifact artifact) {
        ArtifactRecord record = artifacts.get(keyOf(artifact));
        return record == null ? null : ArtifactMapper.toArtifact(record);
    }

    void put(Artifact artifact) {
        artifacts.put(keyOf(artifact), ArtifactMapper.toRecord(artifact, pageCount(artifact)));
    }

    /** Number of the REPLACEMENT whose rows count, null while none of the scope has ended. */
    @Nullable
    Long standing(String scope) {
        return standing.get(scope);
    }

    void setStanding(Artifact artifact) {
        standing.put(artifact.scope(), artifact.number());
    }

    /** The other REPLACEMENT artifacts of the scope with a lower number. */
    List<Artifact> olderThan(Artifact artifact) {
        return inScope(
                artifact.scope(), other -> other.style() == Style.REPLACEMENT && other.number() < artifact.number());
    }

    /** The artifact with that number, which must be there. */
    Artifact replacement(String scope, long number) {
        ArtifactRecord record = artifacts.get(keyOf(scope, Long.toString(number)));
        if (record == null) {
            throw new IllegalStateException("artifact " + number + " stands in scope " + scope + " but is not kept");
        }
        return ArtifactMapper.toArtifact(record);
    }

    /** Keeps the cells of some more rows of an artifact. */
    void addCells(Artifact artifact, CellFold more) {
        CellFold fold = cellsOf(artifact);
        writePages(artifact, fold.addAll(more));
    }

    /** All cells of an artifact, added up. */
    CellFold cellsOf(Artifact artifact) {
        String key = keyOf(artifact);
        CellFold known = folds.get(key);
        if (known != null) {
            return known;
        }
        CellFold fold = CellFold.lasting(pool);
        List<CellKey> numbered = new ArrayList<>();
        for (int page = 0; page < pageCount(artifact); page++) {
            CellPageMapper.add(Objects.requireNonNull(pages.get(pageKey(key, page))), fold, numbered);
        }
        if (folds.size() >= FOLDS_IN_MEMORY) {
            folds.clear();
        }
        folds.put(key, fold);
        return fold;
    }

    /** Keeps the cells of an artifact that has ended, added up where that saves half the room or more. */
    void settle(Artifact artifact) {
        CellFold fold = cellsOf(artifact);
        if (pageCount(artifact) > 2 * CellPageMapper.pagesOf(fold.size())) {
            dropCells(artifact);
            writePages(artifact, CellFold.lasting(pool).addAll(fold));
        }
        folds.remove(keyOf(artifact));
    }

    /** Forgets the cells of an artifact that will never count again. */
    void dropCells(Artifact artifact) {
        String key = keyOf(artifact);
        for (int page = 0; page < pageCount(artifact); page++) {
            // Not delete(): that would read and decode the page only to return it.
            pages.put(pageKey(key, page), null);
        }
        folds.remove(key);
        setPageCount(artifact, 0);
    }

    private void writePages(Artifact artifact, List<CellFold.Addition> additions) {
        String key = keyOf(artifact);
        int number = pageCount(artifact);
        for (CellPage page : CellPageMapper.toPages(additions)) {
            pages.put(pageKey(key, number++), page);
        }
        setPageCount(artifact, number);
    }

    private int pageCount(Artifact artifact) {
        ArtifactRecord record = artifacts.get(keyOf(artifact));
        return record == null ? 0 : record.getPages();
    }

    private void setPageCount(Artifact artifact, int count) {
        ArtifactRecord record = artifacts.get(keyOf(artifact));
        Artifact known = record == null ? artifact : ArtifactMapper.toArtifact(record);
        artifacts.put(keyOf(artifact), ArtifactMapper.toRecord(known, count));
    }

    private List<Artifact> inScope(String scope, Predicate<Artifact> wanted) {
        List<Artifact> found = new ArrayList<>();
        try (KeyValueIterator<String, ArtifactRecord> all =
                artifacts.prefixScan(scopePrefix(scope), new StringSerializer())) {
            while (all.hasNext()) {
                Artifact artifact = ArtifactMapper.toArtifact(all.next().value);
                if (wanted.test(artifact)) {
                    found.add(artifact);
                }
            }
        }
        return found;
    }

    private static String keyOf(Artifact artifact) {
        return keyOf(artifact.scope(), artifact.id());
    }

    private static String keyOf(String scope, String artifact) {
        return scopePrefix(scope) + artifact;
    }

    /** The length first, so that no scope's keys begin with another's. */
    private static String scopePrefix(String scope) {
        return scope.length() + ":" + scope + ":";
    }

    private static String pageKey(String artifactKey, int page) {
        return artifactKey + "#" + page;
    }
}
