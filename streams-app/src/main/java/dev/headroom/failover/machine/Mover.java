package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.MoveBudget;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.WorkloadClass;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionFacts;
import java.util.List;

/** Finds where the load of a region can go, says what forbids it, and orders it there. */
final class Mover {

    private final Round round;
    private final RegionId source;

    Mover(Round round, RegionId source) {
        this.round = round;
        this.source = source;
    }

    /** The regions that may take load, the best first. */
    List<Candidate> ranked(long gpus) {
        RegionFacts facts = round.facts(source);
        List<Targets.Option> options = round.facts.values().stream()
                .filter(target -> isEligible(target.id()))
                .map(target -> new Targets.Option(target, round.freeAt(target.id())))
                .toList();
        return Targets.rank(facts, gpus, options, round.global.classes(), round.input.context());
    }

    /** Whether a region may take load in principle. */
    boolean isEligible(RegionId target) {
        return !target.equals(source)
                && round.book(target).state() == State.HEALTHY
                && !round.signals.containsKey(target)
                && !round.orders.isFrozen(target)
                && !round.orders.isInMaintenance(target)
                && round.policyOf(source).allows(target)
                && !sharesTheIncident(target);
    }

    /** Another region of the provider is no refuge from an incident that is there too. */
    private boolean sharesTheIncident(RegionId target) {
        return target.provider().equals(source.provider())
                && round.input.incidents().stream().anyMatch(incident -> incident.corroborates(target));
    }

    /** Whether a class of load that runs here would then be on nowhere. */
    boolean isLastProvider() {
        return round.global.classes().stream()
                .filter(one -> runsIn(one, source))
                .anyMatch(one -> round.facts.keySet().stream()
                        .noneMatch(other -> !other.equals(source)
                                && !round.book(other).stateBehindFreeze().isAway()
                                && round.facts(other).isExpected()
                                && runsIn(one, other)));
    }

    private boolean runsIn(WorkloadClass one, RegionId region) {
        return round.facts(region).installed().keySet().stream().anyMatch(cluster -> one.runsOn(region, cluster));
    }

    /** Orders load to its targets, one trigger each leg, and returns the incident with what was reserved. */
    OpenIncident order(OpenIncident incident, List<Leg> legs, List<Candidate> ranked, Cause cause) {
        OpenIncident moved = incident.failedOverAt() == null ? incident.failedOver(round.tick()) : incident;
        long fleetBusy = round.fleetBusyGpus();
        // It goes on as it has begun. What nobody was told to move there nobody has to move on; an operator's order is
        // told to all.
        boolean forced = cause.reason() == Reason.OPERATOR && cause.at().equals(source);
        boolean told = incident.modeIn(round, source) == Mode.LIVE
                && (forced || incident.wasTold() || incident.placements().isEmpty());
        for (Leg leg : legs) {
            boolean live = told && (forced || !leg.isOnPaper());
            long free = round.freeAt(leg.target());
            moved = moved.placed(leg, live);
            Placement from = leg.from();
            if (from == null) {
                moved = moved.changed(round.tick());
            }
            if (!leg.stays()) {
                round.moves.add(new MoveBudget.Move(round.tick(), leg.gpus(), fleetBusy));
                if (from != null) {
                    round.leaves(from.target(), leg.gpus());
                }
            }
            TriggerDesk.failOver(round, source, moved, leg, live, free, cause, ranked);
            round.put(round.book(source).with(moved));
        }
        return moved;
    }

    /** Orders load that is in the region to its targets, as far as the minute has epochs. */
    OpenIncident orderAway(OpenIncident incident, List<Placement> targets, List<Candidate> ranked) {
        List<Leg> legs = targets.stream()
                .limit(round.epochsLeft())
                .map(target -> new Leg(null, target.target(), target.gpus()))
                .toList();
        return order(incident, legs, ranked, new Cause(incident.signal(), source));
    }
}
