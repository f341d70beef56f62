package dev.headroom.commitments.intake;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.cube.KeyPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Charges added up per cell, in memory; the cells are numbered from 0 in the order in which they first came. */
public final class CellFold {

    private final Map<CellKey, Sum> sums = new HashMap<>();
    private final UnaryOperator<CellKey> keyToKeep;

    private CellFold(UnaryOperator<CellKey> keyToKeep) {
        this.keyToKeep = keyToKeep;
    }

    /** A sum so far; one object a cell, so that adding looks the cell up once. */
    private static final class Sum {
        private final int number;
        private @Nullable CellSums only;
        private @Nullable RunningSums running;

        private Sum(int number, CellSums first) {
            this.number = number;
            this.only = first;
        }

        private void add(CellSums more) {
            if (running == null) {
                running = new RunningSums();
                running.add(Objects.requireNonNull(only));
                only = null;
            }
            running.add(more);
        }

        private CellSums value() {
            return running == null ? Objects.requireNonNull(only) : running.value();
        }
    }

    /**
     * What was added to a cell.
     *
     * @param number of the cell
     * @param key of a cell that was not there before, else null
     */
    public record Addition(int number, @Nullable CellKey key, CellSums sums) {}

    /** A fold that is soon forgotten. */
    public static CellFold brief() {
        return new CellFold(key -> key);
    }

    /** A fold that is kept while others are added to it: its keys come from a pool. */
    public static CellFold lasting(KeyPool pool) {
        return new CellFold(pool::pooled);
    }

    /** Adds to a cell. */
    public Addition add(CellKey key, CellSums more) {
        Sum known = sums.get(key);
        if (known != null) {
            known.add(more);
            return new Addition(known.number, null, more);
        }
        CellKey kept = keyToKeep.apply(key);
        Sum first = new Sum(sums.size(), more);
        sums.put(kept, first);
        return new Addition(first.number, kept, more);
    }

    /** Adds all of another fold, in no order, and tells what that was. */
    public List<Addition> addAll(CellFold other) {
        List<Addition> additions = new ArrayList<>(other.size());
        other.sums.forEach((key, sum) -> additions.add(add(key, sum.value())));
        return additions;
    }

    public int size() {
        return sums.size();
    }

    /** What has to be added to {@code former} to come to this: changed, new and vanished cells, in no order. */
    public List<Cell> changesFrom(CellFold former) {
        List<Cell> changes = new ArrayList<>();
        sums.forEach((key, sum) -> {
            Sum old = former.sums.get(key);
            CellSums now = sum.value();
            addIfAny(changes, key, old == null ? now : now.plus(old.value().negate()));
        });
        former.sums.forEach((key, old) -> {
            if (!sums.containsKey(key)) {
                addIfAny(changes, key, old.value().negate());
            }
        });
        return changes;
    }

    public List<Cell> cells() {
        return sums.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), entry.getValue().value()))
                .toList();
    }

    private static void addIfAny(List<Cell> changes, CellKey key, CellSums change) {
        if (!change.isNothing()) {
            changes.add(new Cell(key, change));
        }
    }
}
