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
        private Cell cell;
        private long change;
        private boolean left;

        private Slot(Cell cell, long change) {
            this.cell = cell;
            this.change = change;
        }

        Cell cell() {
            return cell;
        }

        /** Number of the last change. */
        long change() {
            return change;
        }

        void plus(CellSums more, long number) {
            cell = new Cell(cell.key(), cell.sums().plus(more));
            change = number;
        }

        Cube.Entry entry() {
            return new Cube.Entry(CellId.of(cell.key()), cell, change);
        }

        private CellKey key() {
            return cell.key();
        }
    }

    @Nullable
    Slot find(CellKey key) {
        return slots.get(key);
    }

    /** Makes room for a cell that is not there yet. */
    Slot add(Cell cell, long change) {
        CellKey key = cell.key();
        Slot added = new Slot(cell, change);
        slots.put(key, added);
        inKeyOrder.add(added);
        ordered = false;
        if (key.appliedCommitmentId() != null) {
            commitmentsNamed.add(key.appliedCommitmentId());
        }
        return added;
    }

    /** Takes a cell out; nothing happens when it has left before. */
    void remove(Slot slot) {
        if (!slot.left) {
            slots.remove(slot.key());
            slot.left = true;
            ordered = false;
        }
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
            if (!slot.cell.sums().isGone()) {
                cells.add(slot.cell);
            }
        }
        return cells;
    }

    /** Commitments that a charge of these was ever applied to by name. */
    Set<String> commitmentsNamed() {
        return commitmentsNamed;
    }
}
