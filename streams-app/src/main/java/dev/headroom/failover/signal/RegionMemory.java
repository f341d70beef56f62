package dev.headroom.failover.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of a region's telemetry.
 *
 * @param minutes the last minutes, oldest first
 * @param loadsMs GPU-milliseconds that its own load was busy in the last minutes in which the region was seen whole, oldest first
 * @param levels how many nodes it has had in each of the last hours, oldest first
 */
public record RegionMemory(List<RegionMinute> minutes, List<Long> loadsMs, List<NodeLevel> levels) {

    /** Nothing yet. */
    public static final RegionMemory EMPTY = new RegionMemory(List.of(), List.of(), List.of());

    public RegionMemory {
        minutes = List.copyOf(minutes);
        loadsMs = List.copyOf(loadsMs);
        levels = List.copyOf(levels);
    }

    /**
     * With one more minute.
     *
     * @param keepMinutes how many minutes to remember
     * @param loadMinutes over how many minutes load is measured
     * @param keepLoad whether load stays as it was, because some of it was moved away
     * @param guestsGpus load of other regions that was ordered here, whether it has arrived or not
     */
    public RegionMemory plus(RegionMinute minute, int keepMinutes, int loadMinutes, boolean keepLoad, long guestsGpus) {
        List<RegionMinute> nextMinutes = lastOf(minutes, minute, Math.max(keepMinutes, NodeLevel.minutesInARow()));
        // A minute of which little was seen says nothing about load, unless nothing better is known.
        boolean telling = minute.isWhole() || (loadsMs.isEmpty() && minute.gpuMsReporting() > 0);
        return new RegionMemory(
                nextMinutes,
                keepLoad || !telling
                        ? loadsMs
                        : lastOf(loadsMs, ownMs(minute.gpuMsBusy(), guestsGpus * RegionMinute.MINUTE_MS), loadMinutes),
                levelsWith(minute));
    }

    /** A minute of the region, which comes next, with no more nodes expected than it is known to have. */
    public RegionMinute known(RegionMinute minute) {
        return minute.ofNodes(NodeLevel.mostOf(levelsWith(minute)));
    }

    private List<NodeLevel> levelsWith(RegionMinute minute) {
        return NodeLevel.plus(levels, lastOf(minutes, minute, NodeLevel.minutesInARow()));
    }

    /**
     * What is busy without what came in. Nobody says when that arrives: until then all that is busy is the region's own, so its own is
     * what is left when all has arrived, but not less than was known before.
     */
    private long ownMs(long busyMs, long guestsMs) {
        long known = loadsMs.isEmpty() ? 0 : meanMs();
        return Math.max(busyMs - guestsMs, Math.min(busyMs, known));
    }

    private long meanMs() {
        return loadsMs.stream().mapToLong(Long::longValue).sum() / loadsMs.size();
    }

    /** Load: GPUs that were busy, mean of the last minutes that tell it, rounded up. */
    public long loadGpus() {
        if (loadsMs.isEmpty()) {
            return 0;
        }
        long sum = loadsMs.stream().mapToLong(Long::longValue).sum();
        return -Math.floorDiv(-sum, RegionMinute.MINUTE_MS * loadsMs.size());
    }

    /** The last {@code length} minutes up to {@code last}; fewer when some were not judged. */
    List<RegionMinute> window(Instant last, int length) {
        Instant first = last.minusSeconds(60L * (length - 1));
        return minutes.stream()
                .filter(minute ->
                        !minute.minute().isBefore(first) && !minute.minute().isAfter(last))
                .toList();
    }

    private static <T> List<T> lastOf(List<T> list, T next, int keep) {
        List<T> all = new ArrayList<>(list);
        all.add(next);
        return all.subList(Math.max(0, all.size() - keep), all.size());
    }
}
