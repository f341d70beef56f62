package dev.headroom.commitments.balance;

import java.util.List;

/**
 * Everything that may count for one commitment.
 *
 * @param applied what bills applied to it by name (rule 4), in cell-key order
 * @param eligible what its own rules admit (rule 5), in cell-key order
 * @param closedAccruals accruals its rules admit that a bill has closed (rule 3): they do not count, but are reconciled
 * @param provisional a rate was missing or stale for a cell that all other conditions admit
 */
record Claims(List<Claim> applied, List<Claim> eligible, List<Claim> closedAccruals, boolean provisional) {}
