package dev.headroom.commitments;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.intake.CellFold;
import dev.headroom.commitments.intake.CellFold.Addition;
import dev.headroom.commitments.state.CellAddition;
import dev.headroom.commitments.state.CellPage;
import dev.headroom.commitments.state.CellRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of an artifact as pages. Writing every cell in full with every chunk of rows would be most of the work of intake, so only
 * the first page that has a cell names it.
 */
final class CellPageMapper {

    private static final int CELLS_PER_PAGE = 500;

    private CellPageMapper() {}

    static List<CellPage> toPages(List<Addition> additions) {
        List<CellPage> pages = new ArrayList<>();
        for (int from = 0; from < additions.size(); from += CELLS_PER_PAGE) {
            pages.add(toPage(additions.subList(from, Math.min(additions.size(), from + CELLS_PER_PAGE))));
        }
        return pages;
    }

    private static CellPage toPage(List<Addition> additions) {
        List<CellRecord> cells = new ArrayList<>();
        List<CellAddition> known = new ArrayList<>();
        for (Addition addition : additions) {
            if (addition.key() == null) {
                known.add(CellRecordMapper.toRecord(addition));
            } else {
                cells.add(CellRecordMapper.toRecord(new Cell(addition.key(), addition.sums())));
            }
        }
        return new CellPage(cells, known);
    }

    /**
     * Adds a page to the cells of former ones.
     *
     * @param numbered the cells that former pages name; those of this one are put after them
     */
    static void add(CellPage page, CellFold fold, List<CellKey> numbered) {
        for (CellRecord record : page.getCells()) {
            Cell cell = CellRecordMapper.toCell(record);
            numbered.add(cell.key());
            fold.add(cell.key(), cell.sums());
        }
        for (CellAddition addition : page.getAdditions()) {
            CellSums sums = CellRecordMapper.toSums(addition);
            fold.add(numbered.get(addition.getCell()), sums);
        }
    }

    /** How many pages so many cells take when each is written once. */
    static int pagesOf(int cells) {
        return (cells + CELLS_PER_PAGE - 1) / CELLS_PER_PAGE;
    }
}
