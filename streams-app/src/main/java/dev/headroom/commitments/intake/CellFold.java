package dev.headroom.commitments.intake;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.cube.TextPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Charges added up per cell, in memory. */
public final class CellFold {

    private final Map<CellKey, Sum> sums = new HashMap<>();
    private final UnaryOperator<CellKey> keyToKeep;

    private CellFold(UnaryOperator<CellKey> keyToKeep) {
        this.keyToKeep = keyToKeep;
    }

    /** A sum so far; one object a cell, so that adding looks the cell up once. */
    private static final class Sum {
        private CellSums sums;

        private Sum(CellSums first) {
            this.sums = first;
        }
    }

    /** A fold that is soon forgotten. */
    public static CellFold brief() {
        return new CellFold(key -> key);
    }

    /** A fold that is kept while others are added to it: its cells share their texts. */
    public static CellFold lasting() {
        return new CellFold(new TextPool()::pooled);
    }

    public void add(CellKey key, CellSums more) {
        Sum known = sums.get(key);
        if (known == null) {
            sums.put(keyToKeep.apply(key), new Sum(more));
        } else {
            known.sums = known.sums.plus(more);
        }
    }

    public void addAll(CellFold other) {
        other.sums.forEach((key, sum) -> add(key, sum.sums));
    }

    public int size() {
        return sums.size();
    }

    /** What has to be added to {@code former} to come to this: changed, new and vanished cells, in no order. */
    public List<Cell> changesFrom(CellFold former) {
        List<Cell> changes = new ArrayList<>();
        sums.forEach((key, sum) -> {
            Sum old = former.sums.get(key);
            addIfAny(changes, key, old == null ? sum.sums : sum.sums.plus(old.sums.negate()));
        });
        former.sums.forEach((key, old) -> {
            if (!sums.containsKey(key)) {
                addIfAny(changes, key, old.sums.negate());
            }
        });
        return changes;
    }

    public List<Cell> cells() {
        return sums.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), entry.getValue().sums))
                .toList();
    }

    private static void addIfAny(List<Cell> changes, CellKey key, CellSums change) {
        if (!change.isNothing()) {
            changes.add(new Cell(key, change));
        }
    }
}
