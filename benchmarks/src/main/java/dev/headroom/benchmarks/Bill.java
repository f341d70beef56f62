package dev.headroom.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * A bill that was written to a file, and what has to come of it.
 *
 * @param rows charge rows
 * @param cells cells of the spend cube they fall into
 * @param bytes size of the file
 * @param counted sum of BilledCost of every row but taxes: what the commitment has consumed afterwards
 */
record Bill(Path file, long rows, int cells, long bytes, BigDecimal counted) {}
