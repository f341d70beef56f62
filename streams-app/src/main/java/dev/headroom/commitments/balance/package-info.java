/** The pure function from terms, cells, rates and the time to balances; every class here implements one part of {@code docs/drawdown.md}.
 *
 * <p>Amounts are exact decimals until an output row is made; divisions are DECIMAL128, half-even. There is no incremental path: the result
 * depends on the set of cells and terms alone, never on the order in which they came. */
@NullMarked
package dev.headroom.commitments.balance;

import org.jspecify.annotations.NullMarked;
