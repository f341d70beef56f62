package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in a region, from the first sight of a signal to the end of the fail-back.
 *
 * @param reason strongest signal so far, or OPERATOR
 * @param signal last signal that was seen
 * @param began when the first signal began
 * @param firstSeen tick of its first judgement
 * @param loadGpus load of the region when it was failed over; 0 before
 * @param wantedGpus what of it should be away
 * @param placements where load went
 * @param failedOverAt tick of the first failover; null before
 * @param repeated whether it was counted as a flap that it followed a fail-back
 */
public record OpenIncident(
        String id,
        Reason reason,
        Signal signal,
        Instant began,
        Instant firstSeen,
        long loadGpus,
        long wantedGpus,
        List<Placement> placements,
        @Nullable Instant failedOverAt,
        boolean repeated) {

    public OpenIncident {
        placements = List.copyOf(placements);
    }

    /** Opens one; its name is the region and the minute that was judged. */
    static OpenIncident open(RegionId region, Signal signal, Instant minute, Instant tick) {
        return new OpenIncident(
                region + "/" + Words.minute(minute),
                signal.reason(),
                signal,
                signal.began(),
                tick,
                0,
                0,
                List.of(),
                null,
                false);
    }

    /** GPUs of load that are away. */
    long movedGpus() {
        return placements.stream().mapToLong(Placement::gpus).sum();
    }

    /** GPUs of load that should be away and are not. */
    long waitingGpus() {
        return Math.max(0, wantedGpus - movedGpus());
    }

    OpenIncident seen(Signal latest) {
        Reason strongest = reason == Reason.OPERATOR ? reason : reason.orStronger(latest.reason());
        return new OpenIncident(
                id, strongest, latest, began, firstSeen, loadGpus, wantedGpus, placements, failedOverAt, repeated);
    }

    OpenIncident asRepeated() {
        return new OpenIncident(
                id, reason, signal, began, firstSeen, loadGpus, wantedGpus, placements, failedOverAt, true);
    }

    OpenIncident wanting(long load, long wanted) {
        return new OpenIncident(id, reason, signal, began, firstSeen, load, wanted, placements, failedOverAt, repeated);
    }

    OpenIncident withoutPlacements() {
        return new OpenIncident(
                id, reason, signal, began, firstSeen, loadGpus, wantedGpus, List.of(), failedOverAt, repeated);
    }

    OpenIncident placed(Placement placement, Instant tick) {
        List<Placement> more = new ArrayList<>(placements);
        more.add(placement);
        Instant first = failedOverAt == null ? tick : failedOverAt;
        return new OpenIncident(id, reason, signal, began, firstSeen, loadGpus, wantedGpus, more, first, repeated);
    }
}
