package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a commitment took of a cell.
 *
 * @param counted what counts, in the commitment's unit
 * @param excess what does not because of the marketplace cap
 * @param kind how it came to be taken
 */
record Taken(Cell cell, LocalDate attributionDay, BigDecimal counted, BigDecimal excess, Kind kind) {

    enum Kind {
        APPLIED,
        MARKETPLACE,
        OWN
    }
}
