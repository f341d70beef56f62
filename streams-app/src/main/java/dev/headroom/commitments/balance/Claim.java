package dev.headroom.commitments.balance;

import dev.headroom.commitments.cube.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * That a cell may count for a commitment, and what it is worth there.
 *
 * @param cellIndex position of the cell among all cells in cell-key order
 * @param attributionDay day on which it counts for this commitment
 * @param amount its value in the commitment's unit, before anything else took a share
 * @param marketplace sold by somebody else than the provider
 */
record Claim(Cell cell, int cellIndex, LocalDate attributionDay, BigDecimal amount, boolean marketplace) {}
