package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.NodeCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** GPUs of one model in one cluster, as far as this partition knows them: units and open minutes. Mutable. */
final class Group {

    /** Policies may ask for so many missed intervals at most. */
    private static final int MOST_MISSED = 10;

    final FleetKey key;
    final List<Unit> units = new ArrayList<>();
    private final TreeMap<Long, OpenMinute> minutes = new TreeMap<>();
    private @Nullable OpenMinute latest;
    /** Expected nodes by how many intervals they have missed. */
    private final int[] missed = new int[MOST_MISSED + 1];
    /** Null when it has to be counted again: a walk over all units is what {@link #nodes} costs. */
    private @Nullable InFull inFull;

    Group(FleetKey key) {
        this.key = key;
    }

    /** The open minute, made when it is first asked for. */
    OpenMinute minute(long minute) {
        OpenMinute known = latest;
        if (known == null || known.minute != minute) {
            known = minutes.computeIfAbsent(minute, OpenMinute::new);
            latest = known;
        }
        return known;
    }

    @Nullable
    OpenMinute find(long minute) {
        return minutes.get(minute);
    }

    Iterable<OpenMinute> minutes() {
        return minutes.values();
    }

    void drop(long minute) {
        minutes.remove(minute);
        latest = null;
    }

    /** Hosts of a unit of the group came, went, or have other GPUs than before. */
    void rosterChanged() {
        inFull = null;
    }

    /** The roster's word on a minute: who should report, and who did by what was counted. */
    NodeCounts nodes(long minute) {
        OpenMinute open = minutes.get(minute);
        int reporting = open == null ? 0 : open.nodesReporting;
        InFull all = inFull;
        if (all != null && all.isExpectedIn(minute)) {
            return new NodeCounts(all.nodes, reporting, all.gpus);
        }
        int nodes = 0;
        int gpus = 0;
        InFull counted = new InFull();
        for (Unit unit : units) {
            for (int host = 0; host < unit.hosts(); host++) {
                Series series = unit.series(host);
                if (series != null) {
                    counted.add(series, unit.gpusExpected(host));
                    if (series.isExpectedIn(minute)) {
                        nodes++;
                        gpus += unit.gpusExpected(host);
                    }
                }
            }
        }
        inFull = counted;
        return new NodeCounts(nodes, reporting, gpus);
    }

    /**
     * All hosts of the group, and the minutes in which all of them are expected: from when the last one came until the first falls
     * silent for too long. Reports only make that span longer.
     */
    private static final class InFull {
        private int nodes;
        private int gpus;
        private long fromMinute = Long.MIN_VALUE;
        private long untilMinute = Long.MAX_VALUE;

        void add(Series series, int gpusExpected) {
            nodes++;
            gpus += gpusExpected;
            fromMinute = Math.max(fromMinute, series.expectedFrom());
            untilMinute = Math.min(untilMinute, series.expectedUntil());
        }

        boolean isExpectedIn(long minute) {
            return fromMinute <= minute && minute < untilMinute;
        }
    }

    /** Begins to count anew how many intervals expected nodes have missed. */
    void clearMissed() {
        Arrays.fill(missed, 0);
    }

    /** Counts one of the {@link #units}. */
    void countMissed(Unit unit, long minute, long tickMs) {
        Series all = unit.common();
        if (all != null) {
            countMissed(all, unit.hosts(), minute, tickMs);
            return;
        }
        for (int host = 0; host < unit.hosts(); host++) {
            Series series = unit.series(host);
            if (series != null) {
                countMissed(series, 1, minute, tickMs);
            }
        }
    }

    private void countMissed(Series series, int hosts, long minute, long tickMs) {
        if (series.isExpectedIn(minute)) {
            missed[(int) Math.min(MOST_MISSED, series.missedAt(tickMs))] += hosts;
        }
    }

    /** How many of those that were counted had missed one interval or more, two or more, and so on; at index 0 there is 0. */
    List<Integer> missed() {
        Integer[] orMore = new Integer[missed.length];
        int sum = 0;
        for (int intervals = MOST_MISSED; intervals > 0; intervals--) {
            sum += missed[intervals];
            orMore[intervals] = sum;
        }
        orMore[0] = 0;
        return List.of(orMore);
    }
}
