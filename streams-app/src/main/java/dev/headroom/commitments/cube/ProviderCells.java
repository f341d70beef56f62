package dev.headroom.commitments.cube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of one provider: found by key, and listed in key order without sorting them again each time. */
final class ProviderCells {

    private final Map<CellKey, Slot> slots = new HashMap<>();
    private final List<Slot> inKeyOrder = new ArrayList<>();
    private final Set<String> commitmentsNamed = new HashSet<>();
    private boolean ordered = true;

    /** Where a cell is kept; one that left the cube is dropped from the list when that is next asked for. */
    static final class Slot {
        private Cube.Entry entry;
        private boolean left;

        private Slot(Cube.Entry entry) {
            this.entry = entry;
        }

        Cube.Entry entry() {
            return entry;
        }

        void set(Cube.Entry next) {
            entry = next;
        }

        private CellKey key() {
            return entry.cell().key();
        }
    }

    @Nullable
    Slot find(CellKey key) {
        return slots.get(key);
    }

    /** Makes room for a cell that is not there yet. */
    Slot add(Cube.Entry entry) {
        CellKey key = entry.cell().key();
        Slot added = new Slot(entry);
        slots.put(key, added);
        inKeyOrder.add(added);
        ordered = false;
        if (key.appliedCommitmentId() != null) {
            commitmentsNamed.add(key.appliedCommitmentId());
        }
        return added;
    }

    void remove(Slot slot) {
        slots.remove(slot.key());
        slot.left = true;
        ordered = false;
    }

    /** The cells in key order, those that are gone left out. */
    List<Cell> cells() {
        if (!ordered) {
            inKeyOrder.removeIf(slot -> slot.left);
            inKeyOrder.sort(Comparator.comparing(Slot::key));
            ordered = true;
        }
        List<Cell> cells = new ArrayList<>(inKeyOrder.size());
        for (Slot slot : inKeyOrder) {
            if (!slot.entry.cell().sums().isGone()) {
                cells.add(slot.entry.cell());
            }
        }
        return cells;
    }

    /** Commitments that a charge of these was ever applied to by name. */
    Set<String> commitmentsNamed() {
        return commitmentsNamed;
    }

    int size() {
        return slots.size();
    }
}
