package dev.headroom.fleet.shard;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Numbers of a run that have not come, each with the minute its interval is in. They are kept as long as that minute is not final, and
 * no more of them than {@link #MOST}. Mutable.
 */
final class MissingNumbers {

    private static final int MOST = 4_096;

    private long[] numbers = {};
    private long[] minutes = {};

    MissingNumbers() {}

    MissingNumbers(MissingNumbers other) {
        numbers = other.numbers;
        minutes = other.minutes;
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }

    /**
     * Notes all numbers from one to before another.
     *
     * @param minuteOf says which minute the interval of a number is in
     */
    void add(long from, long to, LongUnaryOperator minuteOf, long finalThrough, GapChanges gaps) {
        int kept = prune(finalThrough);
        int room = (int) Math.min(to - from, MOST);
        long[] more = Arrays.copyOf(numbers, kept + room);
        long[] moreMinutes = Arrays.copyOf(minutes, kept + room);
        int size = kept;
        for (long number = from; number < to; number++) {
            long minute = minuteOf.applyAsLong(number);
            if (minute <= finalThrough) {
                // Its own minute can no longer tell; the first that can does, whatever record shows the gap.
                gaps.add(finalThrough + 1, 1);
            } else {
                gaps.add(minute, 1);
                if (size < more.length) {
                    more[size] = number;
                    moreMinutes[size++] = minute;
                }
            }
        }
        numbers = Arrays.copyOf(more, size);
        minutes = Arrays.copyOf(moreMinutes, size);
    }

    /** Strikes a number that has come after all; false when it is not among them. */
    boolean take(long number, long finalThrough, GapChanges gaps) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                if (minutes[i] > finalThrough) {
                    gaps.add(minutes[i], -1);
                }
                numbers = without(numbers, i);
                minutes = without(minutes, i);
                return true;
            }
        }
        return false;
    }

    private static long[] without(long[] values, int index) {
        long[] rest = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, index + 1, rest, index, rest.length - index);
        return rest;
    }

    /** Forgets what can no longer come; how many are left. */
    private int prune(long finalThrough) {
        int kept = 0;
        long[] left = numbers.clone();
        long[] leftMinutes = minutes.clone();
        for (int i = 0; i < left.length; i++) {
            if (leftMinutes[i] > finalThrough) {
                left[kept] = left[i];
                leftMinutes[kept++] = leftMinutes[i];
            }
        }
        numbers = Arrays.copyOf(left, kept);
        minutes = Arrays.copyOf(leftMinutes, kept);
        return kept;
    }

    int mostBytes() {
        return Varint.MOST_BYTES * (1 + 2 * numbers.length);
    }

    /** Writes them as distances from a number and a minute near them. */
    void write(ByteBuffer buffer, long near, long nearMinute) {
        Varint.put(buffer, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            Varint.put(buffer, numbers[i] - near);
            Varint.put(buffer, minutes[i] - nearMinute);
        }
    }

    /** Reads what {@link #write} wrote. */
    static MissingNumbers read(ByteBuffer buffer, long near, long nearMinute) {
        MissingNumbers read = new MissingNumbers();
        int size = (int) Varint.get(buffer);
        read.numbers = new long[size];
        read.minutes = new long[size];
        for (int i = 0; i < size; i++) {
            read.numbers[i] = near + Varint.get(buffer);
            read.minutes[i] = nearMinute + Varint.get(buffer);
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MissingNumbers same
                && Arrays.equals(numbers, same.numbers)
                && Arrays.equals(minutes, same.minutes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
