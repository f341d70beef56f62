package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.NodeCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** GPUs of one model in one cluster, as far as this partition knows them: units and open minutes. Mutable. */
final class Group {

    final FleetKey key;
    final List<Unit> units = new ArrayList<>();
    private final TreeMap<Long, OpenMinute> minutes = new TreeMap<>();
    private @Nullable OpenMinute latest;

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

    /** The roster's word on a minute: who should report, and who did by what was counted. */
    NodeCounts nodes(long minute) {
        int nodes = 0;
        int gpus = 0;
        for (Unit unit : units) {
            for (int host = 0; host < unit.hosts(); host++) {
                Series series = unit.series(host);
                if (series != null && series.isExpectedIn(minute)) {
                    nodes++;
                    gpus += unit.gpusExpected(host);
                }
            }
        }
        OpenMinute open = minutes.get(minute);
        return new NodeCounts(nodes, open == null ? 0 : open.nodesReporting, gpus);
    }

    /** How many expected nodes had missed one interval or more at a tick, two or more, and so on up to {@code most}. */
    int[] missed(long minute, long tickMs, int most) {
        int[] missed = new int[most + 1];
        for (Unit unit : units) {
            for (int host = 0; host < unit.hosts(); host++) {
                Series series = unit.series(host);
                if (series != null && series.isExpectedIn(minute)) {
                    int intervals = (int) Math.min(most, series.missedAt(tickMs));
                    for (int i = 1; i <= intervals; i++) {
                        missed[i]++;
                    }
                }
            }
        }
        return missed;
    }
}
