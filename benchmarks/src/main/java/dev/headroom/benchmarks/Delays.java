package dev.headroom.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured delays and their percentiles, by nearest rank: a measured value, never one between two. */
public final class Delays {

    private final List<Long> nanos = new ArrayList<>();

    public void add(long delayNanos) {
        nanos.add(delayNanos);
    }

    public int count() {
        return nanos.size();
    }

    /** The smallest delay that {@code percent} of all do not exceed; 100 is the longest. */
    public long percentileNanos(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
