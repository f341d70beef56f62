package dev.headroom.commitments.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CubeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final int CELLS = 4;

    /** An empty step settles a page, one of a single nought restarts, any other is a page that adds those rows to the cells. */
    @Property
    void shouldLoseAndDoubleNothingWhereverItRestarts(@ForAll("steps") List<List<Integer>> steps) {
        Kept kept = new Kept();
        Map<String, Integer> rows = new HashMap<>();
        for (List<Integer> step : steps) {
            if (step.isEmpty()) {
                kept.settle();
            } else if (step.equals(List.of(0))) {
                kept.restart();
            } else {
                kept.add(step);
                for (int i = 0; i < step.size(); i++) {
                    rows.merge("p" + i, step.get(i), Integer::sum);
                }
            }
            rows.values().removeIf(count -> count == 0);
            assertThat(rowsOf(kept.cube.cellsOf("p"))).isEqualTo(rows);
        }
        while (!kept.cube.isSettled()) {
            kept.settle();
        }
        kept.restart();
        assertThat(kept.pages).isEmpty();
        assertThat(kept.cube.isSettled()).isTrue();
        assertThat(rowsOf(kept.cube.cellsOf("p"))).isEqualTo(rows);
        assertThat(rowsOf(kept.published.values())).isEqualTo(rows);
        assertThat(kept.stored.values())
                .extracting(Cube.Entry::cell)
                .allMatch(kept.published::containsValue)
                .hasSize(rows.size());
    }

    @Provide
    Arbitrary<List<List<Integer>>> steps() {
        return Arbitraries.integers()
                .between(-1, 1)
                .list()
                .ofMaxSize(CELLS)
                .list()
                .ofMaxSize(20);
    }

    private static Map<String, Integer> rowsOf(Iterable<Cell> cells) {
        List<Cell> all = new ArrayList<>();
        cells.forEach(all::add);
        return all.stream()
                .collect(Collectors.toMap(cell -> String.valueOf(cell.key().skuId()), cell ->
                        (int) cell.sums().rowCount()));
    }

    private static CellKey key(String sku) {
        return new CellKey(
                "p",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sku,
                "Usage",
                null,
                null,
                null,
                null,
                null,
                "USD",
                DAY,
                DAY,
                DAY,
                Ledger.SETTLED);
    }

    /** A cube with what its task keeps, and what readers see. */
    private static final class Kept {
        private final Map<String, Cube.Entry> stored = new HashMap<>();

        private final TreeMap<Long, List<Cell>> pages = new TreeMap<>();
        private final Map<String, Cell> published = new HashMap<>();
        private long settledThrough;
        private Cube cube = new Cube(0, new KeyPool());

        void add(List<Integer> rows) {
            List<Cell> changes = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                BigDecimal amount = BigDecimal.valueOf(rows.get(i)).setScale(18);
                changes.add(new Cell(
                        key("p" + i), new CellSums(amount, amount, amount, amount, amount, rows.get(i), rows.get(i))));
            }
            pages.put(cube.add(changes), changes);
        }

        void settle() {
            cube.takeUnsettled().ifPresent(page -> {
                page.behind().forEach(entry -> stored.put(entry.id(), entry));
                for (Cube.Entry entry : page.upToDate()) {
                    if (entry.cell().sums().isGone()) {
                        stored.remove(entry.id());
                        published.remove(entry.id());
                    } else {
                        stored.put(entry.id(), entry);
                        published.put(entry.id(), entry.cell());
                    }
                }
                assertThat(pages.remove(page.first())).isNotNull();
                settledThrough = page.last();
            });
        }

        void restart() {
            cube = new Cube(settledThrough, new KeyPool());
            stored.values().forEach(cube::restore);
            pages.forEach(cube::restore);
        }
    }
}
