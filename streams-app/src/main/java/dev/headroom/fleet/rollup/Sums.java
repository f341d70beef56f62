package dev.headroom.fleet.rollup;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums of telemetry with a histogram of utilisation, one bucket a percent. Adding is exact and commutes, so the result does not
 * depend on the order of records. Mutable.
 */
@SuppressWarnings("EnumOrdinal") // an array by number is the point: this is the innermost loop
public final class Sums {

    private static final int BUCKETS = 101;
    private static final int PERMYRIAD_A_BUCKET = 100;
    private static final int SUMS = Sum.values().length;

    /** Length of {@link #toBytes()}. */
    public static final int BYTES = SUMS * Long.BYTES + BUCKETS * Integer.BYTES;

    private final long[] sums = new long[SUMS];
    private final int[] histogram = new int[BUCKETS];

    /** Nothing counted yet. */
    public Sums() {}

    /** Adds to one sum. */
    public void add(Sum which, long amount) {
        sums[which.ordinal()] += amount;
    }

    /** Counts a utilisation of 0 to 10,000 in the histogram, rounded to the percent. */
    public void countUtil(int permyriad) {
        histogram[(permyriad + PERMYRIAD_A_BUCKET / 2) / PERMYRIAD_A_BUCKET]++;
    }

    public long get(Sum which) {
        return sums[which.ordinal()];
    }

    /** Adds all of another. */
    public void add(Sums other) {
        for (int i = 0; i < SUMS; i++) {
            sums[i] += other.sums[i];
        }
        for (int i = 0; i < BUCKETS; i++) {
            histogram[i] += other.histogram[i];
        }
    }

    /**
     * The utilisation in percent that at least {@code percent} % of the counted ones do not exceed; −1 where none was counted.
     */
    public int utilQuantilePercent(int percent) {
        long count = 0;
        for (int bucket : histogram) {
            count += bucket;
        }
        long rank = Math.max(1, (count * percent + 99) / 100);
        long below = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            below += histogram[bucket];
            if (below >= rank) {
                return bucket;
            }
        }
        return -1;
    }

    /** Flat bytes: the sums as longs in the order of {@link Sum}, then the histogram as ints, big-endian. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        write(buffer);
        return buffer.array();
    }

    /** Writes what {@link #toBytes} returns. */
    public void write(ByteBuffer buffer) {
        for (long sum : sums) {
            buffer.putLong(sum);
        }
        for (int bucket : histogram) {
            buffer.putInt(bucket);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Sums read(ByteBuffer buffer) {
        Sums read = new Sums();
        for (int i = 0; i < SUMS; i++) {
            read.sums[i] = buffer.getLong();
        }
        for (int i = 0; i < BUCKETS; i++) {
            read.histogram[i] = buffer.getInt();
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sums sameKind
                && Arrays.equals(sums, sameKind.sums)
                && Arrays.equals(histogram, sameKind.histogram);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sums) + Arrays.hashCode(histogram);
    }

    @Override
    public String toString() {
        return Arrays.toString(sums);
    }
}
