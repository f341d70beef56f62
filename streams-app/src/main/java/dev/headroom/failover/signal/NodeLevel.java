package dev.headroom.failover.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many nodes a region has had in an hour, by what was heard of them: the most that were heard in each of ten minutes in a row. So
 * many minutes, because a node that is renamed is heard under both names until the old one has missed three intervals. In a region's first
 * minutes it is what the roster expects.
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
     * With what the last minutes tell; nothing where one of them is missing.
     *
     * @param levels oldest first
     * @param last the last ten minutes that were judged, up to the present one; fewer in a region's first minutes
     */
    static List<NodeLevel> plus(List<NodeLevel> levels, List<RegionMinute> last) {
        RegionMinute present = last.get(last.size() - 1);
        Instant hour = present.minute().truncatedTo(ChronoUnit.HOURS);
        List<NodeLevel> next = new ArrayList<>(levels);
        next.removeIf(level -> level.hour.isBefore(hour.minus(REMEMBERED)));
        if (last.size() < MINUTES_IN_A_ROW || next.isEmpty()) {
            note(next, hour, present.nodesExpected());
        } else if (isInARow(last, present)) {
            note(
                    next,
                    hour,
                    last.stream().mapToInt(RegionMinute::nodesHeard).min().orElseThrow());
        }
        return next;
    }

    private static boolean isInARow(List<RegionMinute> last, RegionMinute present) {
        return Duration.between(last.get(0).minute(), present.minute()).toMinutes() == last.size() - 1;
    }

    private static void note(List<NodeLevel> levels, Instant hour, int nodes) {
        int last = levels.size() - 1;
        if (last >= 0 && levels.get(last).hour.equals(hour)) {
            levels.set(last, new NodeLevel(hour, Math.max(nodes, levels.get(last).nodes)));
        } else {
            levels.add(new NodeLevel(hour, nodes));
        }
    }

    /** So many minutes in a row tell it. */
    static int minutesInARow() {
        return MINUTES_IN_A_ROW;
    }
}
