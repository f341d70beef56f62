package dev.headroom.failover.machine;

import dev.headroom.failover.placement.MoveBudget;
import dev.headroom.failover.policy.RegionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that failover remembers from minute to minute.
 *
 * @param minute the last minute that was judged; null before the first
 * @param systemSince tick since which the system stands as it does
 * @param systemEpoch epoch of the last trigger about the system
 * @param freeze why the system is frozen; null while it is not
 * @param moves load that was moved within the last hour
 * @param alerts what fires, by identity
 * @param replayedTransitions how many transitions were decided in replay since the last decision that was not
 * @param timeliness how decisions stand to the time of day
 */
public record FailoverBook(
        @Nullable Instant minute,
        SortedMap<RegionId, RegionBook> regions,
        Orders orders,
        @Nullable Freeze freeze,
        Instant systemSince,
        long systemEpoch,
        List<MoveBudget.Move> moves,
        SortedMap<String, FiringAlert> alerts,
        int replayedTransitions,
        Timeliness timeliness) {

    /** Nothing was judged yet. */
    public static final FailoverBook EMPTY = new FailoverBook(
            null,
            new TreeMap<>(),
            Orders.NONE,
            null,
            Instant.EPOCH,
            0,
            List.of(),
            new TreeMap<>(),
            0,
            Timeliness.CURRENT);

    public FailoverBook {
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
        moves = List.copyOf(moves);
        alerts = Collections.unmodifiableSortedMap(new TreeMap<>(alerts));
    }

    FailoverBook with(Timeliness next) {
        return new FailoverBook(
                minute, regions, orders, freeze, systemSince, systemEpoch, moves, alerts, replayedTransitions, next);
    }

    /**
     * An alert that fires.
     *
     * @param stage what it said last; it is told again when that changes
     */
    public record FiringAlert(Instant startsAt, String stage) {}
}
