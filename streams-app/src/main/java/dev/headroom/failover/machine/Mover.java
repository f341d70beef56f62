package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.MoveBudget;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.WorkloadClass;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionFacts;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.SignalJudge;
import java.util.List;
import java.util.Objects;

/** Finds where the load of a region can go, says what forbids it, and orders it there. */
final class Mover {

    private final Round round;
    private final RegionId source;

    Mover(Round round, RegionId source) {
        this.round = round;
        this.source = source;
    }

    /** Load that a signal wants away, of all the load there is. */
    long wantedGpus(Signal signal, long loadGpus) {
        return switch (signal.reason()) {
            case SATURATION -> Math.min(loadGpus, judge().gpusAboveRelease());
            case GPU_HEALTH -> Math.min(loadGpus, (long) Math.ceil(loadGpus * judge().lostRatio()));
            default -> loadGpus;
        };
    }

    private SignalJudge judge() {
        return Objects.requireNonNull(round.judges.get(source), "every region is judged");
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

    private boolean isEligible(RegionId target) {
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

    /** Orders load to its targets, one trigger each, and returns the incident with what was reserved. */
    OpenIncident order(OpenIncident incident, List<Placement> placements, List<Candidate> ranked, Reason reason) {
        OpenIncident moved = incident;
        long fleetBusy = round.fleetBusyGpus();
        for (Placement some : placements) {
            Placement placement = some.ordered(round.modeOf(source) == Mode.LIVE);
            long free = round.freeAt(placement.target());
            moved = moved.placed(placement, round.tick());
            round.moves.add(new MoveBudget.Move(round.tick(), placement.gpus(), fleetBusy));
            TriggerDesk.failOver(round, source, moved, placement, free, reason, ranked);
            round.put(round.book(source).with(moved));
        }
        return moved;
    }
}
