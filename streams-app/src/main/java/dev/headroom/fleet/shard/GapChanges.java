package dev.headroom.fleet.shard;

import java.util.Arrays;

/** Gaps that opened or closed with one host interval, by the minute of the missing one. Reused. */
final class GapChanges {

    private long[] minutes = new long[4];
    private int[] counts = new int[4];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long minute, int count) {
        if (size > 0 && minutes[size - 1] == minute) {
            counts[size - 1] += count;
            return;
        }
        if (size == minutes.length) {
            minutes = Arrays.copyOf(minutes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        minutes[size] = minute;
        counts[size++] = count;
    }

    int size() {
        return size;
    }

    long minute(int index) {
        return minutes[index];
    }

    int count(int index) {
        return counts[index];
    }
}
