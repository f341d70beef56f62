package dev.headroom.commitments.cube;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All cells, in memory, and which of them have changed since they were last published, in the order of their last change.
 *
 * <p>Every change has a number, one higher than the one before, that is kept with the cell. So after a restart the cells changed
 * after a known number are known to be unpublished, without a mark on each.
 */
public final class Cube {

    private final Map<String, ProviderCells> providers = new HashMap<>();
    private final Map<CellKey, Entry> unpublished = new LinkedHashMap<>();
    private final KeyPool pool = new KeyPool();
    private final long formerlyPublished;
    private long lastChange;

    /** An empty cube in which every change up to {@code publishedThrough} is published. */
    public Cube(long publishedThrough) {
        formerlyPublished = publishedThrough;
        lastChange = publishedThrough;
    }

    /** A cell, its published id and the number of its last change. */
    public record Entry(String id, Cell cell, long change) {}

    /** Puts back a cell that was kept, before any is added to. */
    public void restore(Entry kept) {
        Entry entry = new Entry(
                kept.id(), new Cell(pool.pooled(kept.cell().key()), kept.cell().sums()), kept.change());
        ofProvider(entry.cell().key().provider()).put(entry);
        lastChange = Math.max(lastChange, entry.change());
        if (entry.change() > formerlyPublished) {
            unpublished.put(entry.cell().key(), entry);
        }
    }

    /** Adds to a cell and returns how it stands now. */
    public Entry add(Cell change) {
        ProviderCells cells = ofProvider(change.key().provider());
        Entry known = cells.get(change.key());
        lastChange++;
        Entry next;
        if (known == null) {
            CellKey key = pool.pooled(change.key());
            next = new Entry(CellId.of(key), new Cell(key, change.sums()), lastChange);
        } else {
            Cell sum = new Cell(known.cell().key(), known.cell().sums().plus(change.sums()));
            next = new Entry(known.id(), sum, lastChange);
            // Taken out first, so that the unpublished stay in the order of their last change.
            unpublished.remove(change.key());
        }
        cells.put(next);
        unpublished.put(next.cell().key(), next);
        return next;
    }

    /** Takes the next cell to publish, the one that changed longest ago. A cell that is gone leaves the cube with it. */
    public Optional<Entry> takeUnpublished() {
        Iterator<Entry> oldest = unpublished.values().iterator();
        if (!oldest.hasNext()) {
            return Optional.empty();
        }
        Entry entry = oldest.next();
        oldest.remove();
        if (entry.cell().sums().isGone()) {
            ofProvider(entry.cell().key().provider()).remove(entry.cell().key());
        }
        return Optional.of(entry);
    }

    /** Every change up to this number is published. */
    public long publishedThrough() {
        Iterator<Entry> oldest = unpublished.values().iterator();
        return oldest.hasNext() ? oldest.next().change() - 1 : lastChange;
    }

    public boolean isPublished() {
        return unpublished.isEmpty();
    }

    /** Providers that have or had cells. */
    public Set<String> providers() {
        return Set.copyOf(providers.keySet());
    }

    /** The cells of a provider in key order, those that are gone left out. */
    public List<Cell> cellsOf(String provider) {
        ProviderCells cells = providers.get(provider);
        return cells == null ? List.of() : cells.cells();
    }

    /** Commitments that bills of a provider have ever applied charges to by name. */
    public Set<String> commitmentsNamedBy(String provider) {
        ProviderCells cells = providers.get(provider);
        return cells == null ? Set.of() : cells.commitmentsNamed();
    }

    /** How many cells there are. */
    public int size() {
        return providers.values().stream().mapToInt(ProviderCells::size).sum();
    }

    private ProviderCells ofProvider(String provider) {
        return providers.computeIfAbsent(provider, any -> new ProviderCells());
    }
}
