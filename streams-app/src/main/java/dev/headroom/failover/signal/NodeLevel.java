package dev.headroom.failover.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many nodes a region has had in an hour, by what was heard of them: the most that were heard in each of ten minutes in a row. So
 * many minutes, because a node that is renamed is heard under both names until the old one has missed three intervals. Where fewer
 * minutes are known, as in the first ones, it is what the roster expects.
 *
 * @param hour its start
 */
public record NodeLevel(Instant hour, int nodes) {

    private static final int MINUTES_IN_A_ROW = 10;
    /** As long as the roster expects a silent node. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** The most of all hours; 0 when there are none. */
    static int mostOf(List<NodeLevel> levels) {
        return levels.stream().mapToInt(NodeLevel::nodes).max().orElse(0);
    }

    /**
     * With what the last minutes tell.
     *
     * @param levels oldest first
     * @param window the last minutes, up to the present one, which is there
     */
    static List<NodeLevel> plus(List<NodeLevel> levels, List<RegionMinute> window, Instant minute) {
        Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
        List<NodeLevel> next = new ArrayList<>(levels);
        next.removeIf(level -> level.hour.isBefore(hour.minus(REMEMBERED)));
        int nodes = window.size() < MINUTES_IN_A_ROW
                ? window.get(window.size() - 1).nodesExpected()
                : window.stream().mapToInt(RegionMinute::nodesHeard).min().orElseThrow();
        int last = next.size() - 1;
        if (last >= 0 && next.get(last).hour.equals(hour)) {
            next.set(last, new NodeLevel(hour, Math.max(nodes, next.get(last).nodes)));
        } else {
            next.add(new NodeLevel(hour, nodes));
        }
        return next;
    }

    /** So many minutes in a row tell it. */
    static int minutesInARow() {
        return MINUTES_IN_A_ROW;
    }
}
