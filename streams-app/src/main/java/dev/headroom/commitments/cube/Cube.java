package dev.headroom.commitments.cube;

import dev.headroom.commitments.cube.ProviderCells.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All cells, in memory, and the pages of changes that are not settled yet.
 *
 * <p>Changes come in pages and are numbered one by one. Adding a page is all that a balance waits for; afterwards it is settled: its
 * cells are stored one by one and published, and the page can be forgotten. Until then the page itself is what is stored. A stored
 * cell has the number of the last change in it, so that a restart adds from the pages just what the cell lacks.
 */
public final class Cube {

    private final Map<String, ProviderCells> providers = new HashMap<>();
    private final Deque<Page> unsettled = new ArrayDeque<>();
    private final KeyPool pool;
    private long lastChange;

    /** An empty cube whose changes up to {@code settledThrough} are settled. */
    public Cube(long settledThrough, KeyPool pool) {
        this.pool = pool;
        lastChange = settledThrough;
    }

    /** Changes that came together, and the number of the first. */
    private record Page(long first, List<Slot> slots) {
        private long last() {
            return first + slots.size() - 1;
        }
    }

    /**
     * A cell as it is kept.
     *
     * @param id its key in {@code spend_daily}
     * @param change number of the last change in it
     */
    public record Entry(String id, Cell cell, long change) {}

    /**
     * A page that is to be settled now.
     *
     * @param first number of its first change
     * @param last number of its last change
     * @param upToDate cells that no later page changes: to store and to publish. One that is gone has left the cube
     * @param behind cells that a later page changes again: to store
     */
    public record Settlement(long first, long last, List<Entry> upToDate, List<Entry> behind) {}

    /** Puts back a cell that was stored, before any page. */
    public void restore(Entry kept) {
        CellKey key = pool.pooled(kept.cell().key());
        ofProvider(key).add(new Cell(key, kept.cell().sums()), kept.change());
        lastChange = Math.max(lastChange, kept.change());
    }

    /** Puts back a page that was stored, in the order of pages and before any is added. */
    public void restore(long first, List<Cell> changes) {
        Page page = new Page(first, new ArrayList<>(changes.size()));
        long number = first;
        for (Cell change : changes) {
            Slot stored = ofProvider(change.key()).find(change.key());
            boolean contained = stored != null && stored.change() >= number;
            page.slots.add(contained ? stored : add(change, number));
            number++;
        }
        unsettled.add(page);
        lastChange = Math.max(lastChange, page.last());
    }

    /** Adds a page of changes, whose keys are best made of the cube's pool; the number of the first. */
    public long add(List<Cell> changes) {
        Page page = new Page(lastChange + 1, new ArrayList<>(changes.size()));
        for (Cell change : changes) {
            lastChange++;
            page.slots.add(add(change, lastChange));
        }
        unsettled.add(page);
        return page.first;
    }

    private Slot add(Cell change, long number) {
        ProviderCells cells = ofProvider(change.key());
        Slot slot = cells.find(change.key());
        if (slot == null) {
            return cells.add(change, number);
        }
        slot.plus(change.sums(), number);
        return slot;
    }

    public boolean isSettled() {
        return unsettled.isEmpty();
    }

    /** Takes the oldest page that is not settled; empty when all are. */
    public Optional<Settlement> takeUnsettled() {
        Page page = unsettled.poll();
        if (page == null) {
            return Optional.empty();
        }
        List<Entry> upToDate = new ArrayList<>(page.slots.size());
        List<Entry> behind = new ArrayList<>();
        for (Slot slot : page.slots) {
            boolean changesLater = slot.change() > page.last();
            (changesLater ? behind : upToDate).add(slot.entry());
            if (!changesLater && slot.cell().sums().isGone()) {
                ofProvider(slot.cell().key()).remove(slot);
            }
        }
        return Optional.of(new Settlement(page.first, page.last(), upToDate, behind));
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

    private ProviderCells ofProvider(CellKey key) {
        return providers.computeIfAbsent(key.provider(), any -> new ProviderCells());
    }
}
