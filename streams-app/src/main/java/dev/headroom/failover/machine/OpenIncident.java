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
 * @param firstSeen when the minute in which it was first judged should have been closed; see {@link HoldDowns}
 * @param loadGpus load of the region when it was failed over; 0 before
 * @param wantedGpus what of it should be away
 * @param placements where load is, one for each target and whether it was ordered live
 * @param failedOverAt tick of the first failover, or of the last that was forced; null before
 * @param repeated whether it was counted as a flap that it followed a fail-back
 * @param changedAt tick of the last order that took load out of the region, its own or what came in, or of the acknowledgement that it
 *     is away; windows that reach back to before show what no longer is. Null before the first
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
        boolean repeated,
        @Nullable Instant changedAt) {

    public OpenIncident {
        placements = List.copyOf(placements);
    }

    /** Opens one; its name is the region and the minute that was judged. */
    static OpenIncident open(RegionId region, Signal signal, Instant minute, Instant firstSeen) {
        return new OpenIncident(
                region + "/" + Words.minute(minute),
                signal.reason(),
                signal,
                signal.began(),
                firstSeen,
                0,
                0,
                List.of(),
                null,
                false,
                null);
    }

    /** Whether somebody was told to move some of it: all that follows is told, too, whatever the policy says by then. */
    boolean wasTold() {
        return placements.stream().anyMatch(Placement::live);
    }

    /** Who hears of it. */
    Mode modeIn(Round round, RegionId region) {
        return Mode.of(round.isReplay(), !wasTold() && round.policyOf(region).shadow());
    }

    /** GPUs of load that are away. */
    long movedGpus() {
        return placements.stream().mapToLong(Placement::gpus).sum();
    }

    /** GPUs of load that should be away and are not. */
    long waitingGpus() {
        return Math.max(0, wantedGpus - movedGpus());
    }

    /** What is at a target, live and on paper. */
    List<Placement> at(RegionId target) {
        return placements.stream()
                .filter(placement -> placement.target().equals(target))
                .toList();
    }

    OpenIncident seen(Signal latest) {
        Reason strongest = reason == Reason.OPERATOR ? reason : reason.orStronger(latest.reason());
        return new OpenIncident(
                id,
                strongest,
                latest,
                began,
                firstSeen,
                loadGpus,
                wantedGpus,
                placements,
                failedOverAt,
                repeated,
                changedAt);
    }

    OpenIncident firstSeen(Instant anew) {
        return new OpenIncident(
                id, reason, signal, began, anew, loadGpus, wantedGpus, placements, failedOverAt, repeated, changedAt);
    }

    OpenIncident asRepeated() {
        return new OpenIncident(
                id, reason, signal, began, firstSeen, loadGpus, wantedGpus, placements, failedOverAt, true, changedAt);
    }

    OpenIncident wanting(long load, long wanted) {
        return new OpenIncident(
                id, reason, signal, began, firstSeen, load, wanted, placements, failedOverAt, repeated, changedAt);
    }

    OpenIncident changed(Instant tick) {
        return new OpenIncident(
                id, reason, signal, began, firstSeen, loadGpus, wantedGpus, placements, failedOverAt, repeated, tick);
    }

    /** Begins to wait for the acknowledgement, and to dwell, at a tick. */
    OpenIncident failedOver(Instant tick) {
        return new OpenIncident(
                id, reason, signal, began, firstSeen, loadGpus, wantedGpus, placements, tick, repeated, changedAt);
    }

    /** With load placed, taken from where the leg begins. */
    OpenIncident placed(Leg leg, boolean live) {
        List<Placement> next = new ArrayList<>(placements);
        Placement from = leg.from();
        if (from != null) {
            add(next, from.target(), -leg.gpus(), from.live());
        }
        add(next, leg.target(), leg.gpus(), live);
        return new OpenIncident(
                id, reason, signal, began, firstSeen, loadGpus, wantedGpus, next, failedOverAt, repeated, changedAt);
    }

    /** One entry for a target and mode; one that everything was taken from is none. */
    private static void add(List<Placement> placements, RegionId target, long gpus, boolean live) {
        for (int i = 0; i < placements.size(); i++) {
            Placement known = placements.get(i);
            if (known.target().equals(target) && known.live() == live) {
                long sum = known.gpus() + gpus;
                if (gpus <= 0 && sum == 0) {
                    placements.remove(i);
                } else {
                    placements.set(i, new Placement(target, sum, live));
                }
                return;
            }
        }
        placements.add(new Placement(target, gpus, live));
    }
}
