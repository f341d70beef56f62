package dev.headroom.commitments.intake;

import dev.headroom.commitments.cube.CellSums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums that are added to in place: a bill adds to each of a hundred thousand cells again and again, and a new {@link CellSums}
 * each time would all have to be collected. The five sums are 128-bit numbers of 10^-18; one that grows beyond is exact all the same,
 * only slower.
 */
final class RunningSums {

    private static final int SCALE = 18;
    private static final int AMOUNTS = 5;
    private static final int LARGEST_BITS = 124;
    private static final long LARGEST_HIGH = 1L << 60;

    /** High and low word of each sum. */
    private final long[] words = new long[2 * AMOUNTS];

    private long rowCount;
    private long entries;
    private @Nullable CellSums beyond;

    void add(CellSums more) {
        BigInteger[] amounts = {
            unscaled(more.billed()),
            unscaled(more.effective()),
            unscaled(more.contracted()),
            unscaled(more.list()),
            unscaled(more.applied())
        };
        if (beyond != null || !fit(amounts)) {
            beyond = value().plus(more);
            return;
        }
        for (int i = 0; i < AMOUNTS; i++) {
            add(2 * i, amounts[i]);
        }
        rowCount += more.rowCount();
        entries += more.entries();
    }

    CellSums value() {
        return beyond != null
                ? beyond
                : new CellSums(amount(0), amount(2), amount(4), amount(6), amount(8), rowCount, entries);
    }

    /** Whether adding cannot overflow: the sums are below 2^124, so are the amounts. */
    private boolean fit(BigInteger[] amounts) {
        for (int i = 0; i < AMOUNTS; i++) {
            if (amounts[i].bitLength() > LARGEST_BITS || Math.abs(words[2 * i]) >= LARGEST_HIGH) {
                return false;
            }
        }
        return true;
    }

    private void add(int at, BigInteger amount) {
        long low = amount.longValue();
        long high = amount.bitLength() < Long.SIZE
                ? low >> (Long.SIZE - 1)
                : amount.shiftRight(Long.SIZE).longValue();
        long sum = words[at + 1] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        words[at] += high + carry;
        words[at + 1] = sum;
    }

    private BigDecimal amount(int at) {
        long high = words[at];
        long low = words[at + 1];
        if (high == low >> (Long.SIZE - 1)) {
            return BigDecimal.valueOf(low, SCALE);
        }
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        return new BigDecimal(new BigInteger(bytes), SCALE);
    }

    private static BigInteger unscaled(BigDecimal amount) {
        return amount.signum() == 0
                ? BigInteger.ZERO
                : amount.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue();
    }
}
