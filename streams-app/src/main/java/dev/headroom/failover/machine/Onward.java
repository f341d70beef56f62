package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Moves load of a region on from targets that can no longer carry it. It is an order of the incident that moved it there, with an epoch
 * of its own; the region keeps its state. The gate, freezes and the hourly limit hold for it, maintenance of the region does not: what is
 * seen is seen at the target.
 */
final class Onward {

    private final Round round;
    private final RegionId id;
    private final Mover mover;

    private Onward(Round round, RegionId id) {
        this.round = round;
        this.id = id;
        this.mover = new Mover(round, id);
    }

    static void step(Round round, RegionId id) {
        OpenIncident incident = round.book(id).incident();
        if (incident == null || !round.book(id).state().isAway()) {
            return;
        }
        Onward onward = new Onward(round, id);
        new TreeSet<>(incident.placements().stream().map(Placement::target).toList()).forEach(onward::leave);
    }

    private void leave(RegionId host) {
        Cause cause = Guests.troubleAt(round, host);
        OpenIncident incident = round.book(id).incident();
        if (cause == null || incident == null) {
            return;
        }
        List<Leg.Part> parts = parts(incident.at(host), cause);
        if (parts.isEmpty()) {
            return;
        }
        long due = parts.stream().mapToLong(Leg.Part::gpus).sum();
        List<Candidate> ranked = mover.ranked(due);
        long gpus = Math.min(due, round.budgetGpus());
        Obstacle obstacle = Obstacles.ofMovingOn(round, ranked, gpus, due);
        if (obstacle != null) {
            note(waits(due, host, obstacle.note()));
            return;
        }
        List<Leg> legs = Leg.divide(parts, Targets.place(ranked, gpus)).stream()
                .limit(round.epochsLeft())
                .toList();
        mover.order(incident, legs, ranked, cause);
        relieved(host);
        long left = due - legs.stream().mapToLong(Leg::gpus).sum();
        note(left == 0 ? null : waits(left, host, "there is no more room, or the hourly limit is reached"));
    }

    /** What has to leave, of what this region has there. */
    private List<Leg.Part> parts(List<Placement> here, Cause cause) {
        if (cause.isOfEverything()) {
            return here.stream()
                    .map(placement -> new Leg.Part(placement, placement.gpus()))
                    .toList();
        }
        long guests = Demand.of(round, cause.at(), cause.signal()).guestsGpus();
        long left = round.guests.shareOf(id, cause.at(), guests);
        List<Leg.Part> parts = new ArrayList<>();
        for (Placement placement : here) {
            long some = Math.min(left, placement.gpus());
            if (some > 0) {
                parts.add(new Leg.Part(placement, some));
                left -= some;
            }
        }
        return parts;
    }

    /** What the host shows for a while is no longer there. */
    private void relieved(RegionId host) {
        RegionBook book = round.regions.get(host);
        if (book != null && book.incident() != null) {
            round.put(book.with(book.incident().changed(round.tick())));
        }
    }

    private void note(@Nullable String note) {
        RegionBook book = round.book(id);
        round.put(book.because(book.reason(), note));
    }

    private static String waits(long gpus, RegionId host, String why) {
        return Words.count(gpus) + " GPUs of its load cannot move on from " + host + ": " + why;
    }
}
