package dev.headroom.commitments.cube;

import dev.headroom.commitments.cube.ProviderCells.Slot;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
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
    private final Set<Slot> unpublished = new LinkedHashSet<>();
    private final KeyPool pool;
    private final long formerlyPublished;
    private long lastChange;

    /** An empty cube in which every change up to {@code publishedThrough} is published; its keys are made of {@code pool}. */
    public Cube(long publishedThrough, KeyPool pool) {
        this.pool = pool;
        formerlyPublished = publishedThrough;
        lastChange = publishedThrough;
    }

    /** A cell, its published id and the number of its last change. */
    public record Entry(String id, Cell cell, long change) {}

    /** Puts back a cell that was kept, before any is added to. */
    public void restore(Entry kept) {
        Entry entry = new Entry(
                kept.id(), new Cell(pool.pooled(kept.cell().key()), kept.cell().sums()), kept.change());
        Slot slot = ofProvider(entry.cell().key()).add(entry);
        lastChange = Math.max(lastChange, entry.change());
        if (entry.change() > formerlyPublished) {
            unpublished.add(slot);
        }
    }

    /** Adds to a cell, whose key is best made of the cube's pool, and returns how it stands now. */
    public Entry add(Cell change) {
        lastChange++;
        ProviderCells cells = ofProvider(change.key());
        Slot slot = cells.find(change.key());
        if (slot == null) {
            slot = cells.add(new Entry(CellId.of(change.key()), change, lastChange));
        } else {
            Entry known = slot.entry();
            Cell sum = new Cell(known.cell().key(), known.cell().sums().plus(change.sums()));
            slot.set(new Entry(known.id(), sum, lastChange));
            // Taken out first, so that the unpublished stay in the order of their last change.
            unpublished.remove(slot);
        }
        unpublished.add(slot);
        return slot.entry();
    }

    /** Takes the next cell to publish, the one that changed longest ago. A cell that is gone leaves the cube with it. */
    public Optional<Entry> takeUnpublished() {
        Iterator<Slot> oldest = unpublished.iterator();
        if (!oldest.hasNext()) {
            return Optional.empty();
        }
        Slot slot = oldest.next();
        oldest.remove();
        if (slot.entry().cell().sums().isGone()) {
            ofProvider(slot.entry().cell().key()).remove(slot);
        }
        return Optional.of(slot.entry());
    }

    /** Every change up to this number is published. */
    public long publishedThrough() {
        Iterator<Slot> oldest = unpublished.iterator();
        return oldest.hasNext() ? oldest.next().entry().change() - 1 : lastChange;
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

    private ProviderCells ofProvider(CellKey key) {
        return providers.computeIfAbsent(key.provider(), any -> new ProviderCells());
    }
}
