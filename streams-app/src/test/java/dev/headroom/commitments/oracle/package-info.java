/**
 * A second computation of every drawdown table, to check the product against: written from {@code docs/drawdown.md} alone, rule
 * by rule, with no thought for speed and sharing no code with the product.
 *
 * <p>{@link dev.headroom.commitments.oracle.World} is all that the tables are a function of: terms, delivered artifacts, exchange
 * rates and the instant of the latest tick. {@link dev.headroom.commitments.oracle.Oracle} turns a world into the rows that
 * {@code spend_daily}, {@code commitment_consumption}, {@code commitment_periods} and {@code commitment_portfolio} must have,
 * as maps by column name, so that anything can be compared with them.
 *
 * <p>{@link dev.headroom.commitments.oracle.Worlds} generates worlds, {@link dev.headroom.commitments.oracle.DeliveryPlan} turns
 * one into a log in any order, with repeats and other chunks, and {@link dev.headroom.commitments.oracle.FocusColumns} and
 * {@link dev.headroom.commitments.oracle.TermsYaml} render charges and terms as the files an importer reads.
 *
 * <p>Each rule stands next to a comment with its number or heading in {@code docs/drawdown.md}. Where that text leaves a choice,
 * the comment begins with "Choice:".
 */
@NullMarked
package dev.headroom.commitments.oracle;

import org.jspecify.annotations.NullMarked;
