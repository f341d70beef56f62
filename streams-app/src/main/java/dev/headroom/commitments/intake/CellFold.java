package dev.headroom.commitments.intake;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Charges added up per cell, in memory. */
public final class CellFold {

    private final Map<CellKey, CellSums> sums = new HashMap<>();

    public void add(CellKey key, CellSums more) {
        sums.merge(key, more, CellSums::plus);
    }

    public void addAll(CellFold other) {
        other.sums.forEach(this::add);
    }

    public int size() {
        return sums.size();
    }

    /** What has to be added to {@code former} to come to this: changed, new and vanished cells, in no order. */
    public List<Cell> changesFrom(CellFold former) {
        CellFold difference = new CellFold();
        difference.addAll(this);
        former.sums.forEach((key, old) -> difference.add(key, old.negate()));
        return difference.cells().stream()
                .filter(cell -> !cell.sums().isNothing())
                .toList();
    }

    public List<Cell> cells() {
        return sums.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), entry.getValue()))
                .toList();
    }
}
