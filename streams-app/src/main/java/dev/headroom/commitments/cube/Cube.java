package dev.headroom.commitments.cube;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

    private final Map<String, Map<CellKey, Entry>> cells = new HashMap<>();
    private final Map<String, Set<String>> commitmentsNamed = new HashMap<>();
    private final Map<CellKey, Entry> unpublished = new LinkedHashMap<>();
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
    public void restore(Entry entry) {
        put(entry);
        lastChange = Math.max(lastChange, entry.change());
        if (entry.change() > formerlyPublished) {
            unpublished.put(entry.cell().key(), entry);
        }
    }

    /** Adds to a cell and returns how it stands now. */
    public Entry add(Cell change) {
        Map<CellKey, Entry> ofProvider = cellsOfProvider(change.key().provider());
        Entry known = ofProvider.get(change.key());
        lastChange++;
        Entry next;
        if (known == null) {
            next = new Entry(CellId.of(change.key()), change, lastChange);
        } else {
            Cell sum = new Cell(known.cell().key(), known.cell().sums().plus(change.sums()));
            next = new Entry(known.id(), sum, lastChange);
            // Taken out first, so that the unpublished stay in the order of their last change.
            unpublished.remove(change.key());
        }
        put(next);
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
            cellsOfProvider(entry.cell().key().provider()).remove(entry.cell().key());
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

    /** Providers that have cells. */
    public Set<String> providers() {
        return Set.copyOf(cells.keySet());
    }

    /** The cells of a provider, those that are gone left out. */
    public Collection<Cell> cellsOf(String provider) {
        return cells.getOrDefault(provider, Map.of()).values().stream()
                .map(Entry::cell)
                .filter(cell -> !cell.sums().isGone())
                .toList();
    }

    /** How many cells there are. */
    public int size() {
        return cells.values().stream().mapToInt(Map::size).sum();
    }

    /** Commitments that bills of a provider have ever applied charges to by name. */
    public Set<String> commitmentsNamedBy(String provider) {
        return commitmentsNamed.getOrDefault(provider, Set.of());
    }

    private void put(Entry entry) {
        CellKey key = entry.cell().key();
        cellsOfProvider(key.provider()).put(key, entry);
        if (key.appliedCommitmentId() != null) {
            commitmentsNamed
                    .computeIfAbsent(key.provider(), any -> new HashSet<>())
                    .add(key.appliedCommitmentId());
        }
    }

    private Map<CellKey, Entry> cellsOfProvider(String provider) {
        return cells.computeIfAbsent(provider, any -> new HashMap<>());
    }
}
