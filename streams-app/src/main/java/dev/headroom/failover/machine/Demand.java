package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Windows;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.SignalJudge;
import java.time.Instant;
import java.util.Objects;

/**
 * How much load has to leave a region now. SILENCE and OUTAGE want all of it away. SATURATION and GPU_HEALTH want a part, which is taken
 * from what came in first; and after each move they rest until the window they are measured over has passed, because until then it shows
 * what is no longer there.
 *
 * @param guestsGpus of what came in from others
 * @param ownGpus of the region's own load, beyond what is away
 * @param rests whether nothing is wanted because load left a short while ago
 */
record Demand(long guestsGpus, long ownGpus, boolean rests) {

    static Demand of(Round round, RegionId id, Signal signal) {
        RegionBook book = round.book(id);
        long load = round.loadOf(book);
        long moved = book.incident() == null ? 0 : book.incident().movedGpus();
        long movable = round.guests.movableAt(id);
        if (Cause.isOfEverything(signal)) {
            return new Demand(movable, Math.max(0, load - moved), false);
        }
        if (rests(round, id, signal)) {
            return new Demand(0, 0, true);
        }
        SignalJudge judge = Objects.requireNonNull(round.judges.get(id), "a region with a signal was judged");
        long here = signal.reason() == Reason.GPU_HEALTH
                ? (long) Math.ceil((load + round.guests.allAt(id)) * judge.lostRatio()) - moved
                : aboveRelease(book, judge);
        long leaving = Math.max(0, here);
        long own = Math.min(Math.max(0, load - moved), Math.max(0, leaving - movable));
        return new Demand(Math.min(movable, leaving), own, false);
    }

    /** What was moved shows only once it is done; and between the two levels nothing more is wanted. */
    private static long aboveRelease(RegionBook book, SignalJudge judge) {
        return book.state() != State.FAILING_OVER && judge.isSaturated() ? judge.gpusAboveRelease() : 0;
    }

    static boolean rests(Round round, RegionId id, Signal signal) {
        Instant changed = round.guests.changedAt(id);
        if (changed == null || Cause.isOfEverything(signal)) {
            return false;
        }
        Windows windows = round.policyOf(id).windows();
        int minutes = signal.reason() == Reason.SATURATION ? windows.saturationMinutes() : windows.slowMinutes();
        return round.tick().isBefore(changed.plusSeconds(60L * minutes));
    }
}
