package dev.headroom.commitments.cube;

import java.math.BigDecimal;

/**
 * Exact sums of a cell, or a change of them. Adding is associative and commutative, so any order and grouping of changes ends in
 * equal sums.
 *
 * @param applied sum of what ContractApplied applied to one commitment
 * @param rowCount charge rows whose costs are in the sums
 * @param entries everything that was added, applied amounts included: a cell with none is gone
 */
public record CellSums(
        BigDecimal billed,
        BigDecimal effective,
        BigDecimal contracted,
        BigDecimal list,
        BigDecimal applied,
        long rowCount,
        long entries) {

    public static final CellSums NONE =
            new CellSums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    public CellSums plus(CellSums other) {
        return new CellSums(
                sum(billed, other.billed),
                sum(effective, other.effective),
                sum(contracted, other.contracted),
                sum(list, other.list),
                sum(applied, other.applied),
                rowCount + other.rowCount,
                entries + other.entries);
    }

    /** Most sums of some columns are nought for ever. */
    private static BigDecimal sum(BigDecimal some, BigDecimal more) {
        if (more.signum() == 0) {
            return some;
        }
        return some.signum() == 0 ? more : some.add(more);
    }

    public CellSums negate() {
        return new CellSums(
                billed.negate(),
                effective.negate(),
                contracted.negate(),
                list.negate(),
                applied.negate(),
                -rowCount,
                -entries);
    }

    /** Whether nothing is left in the cell. */
    public boolean isGone() {
        return entries == 0;
    }

    /** Whether adding these sums changes nothing. */
    public boolean isNothing() {
        return entries == 0
                && rowCount == 0
                && billed.signum() == 0
                && effective.signum() == 0
                && contracted.signum() == 0
                && list.signum() == 0
                && applied.signum() == 0;
    }
}
