package dev.headroom.failover.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much load may still be moved: within any hour no more than a share of what was busy when the first of it was moved. */
public final class MoveBudget {

    private static final Duration SPAN = Duration.ofHours(1);

    private MoveBudget() {}

    /**
     * Load that was moved.
     *
     * @param fleetBusyGpus what was busy in the whole fleet then
     */
    public record Move(Instant at, long gpus, long fleetBusyGpus) {}

    /** The moves that still count at an instant, oldest first. */
    public static List<Move> withinTheHour(List<Move> moves, Instant at) {
        Instant start = at.minus(SPAN);
        return moves.stream().filter(move -> move.at().isAfter(start)).toList();
    }

    /** GPUs that may still be moved, given the moves that count. */
    public static long left(List<Move> counting, double ratio, long fleetBusyNow) {
        long base = counting.isEmpty() ? fleetBusyNow : counting.get(0).fleetBusyGpus();
        long moved = counting.stream().mapToLong(Move::gpus).sum();
        return Math.max(0, (long) Math.floor(ratio * base) - moved);
    }
}
