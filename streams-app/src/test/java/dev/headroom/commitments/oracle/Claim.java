package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A cell that a commitment may count.
 *
 * @param amount its whole worth to the commitment, in the commitment's unit
 */
record Claim(Cell cell, LocalDate attributionDay, BigDecimal amount) {}
