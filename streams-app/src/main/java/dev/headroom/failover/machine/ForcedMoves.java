package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Moves that operators force. They go past signals, timers, dampers, maintenance and the hourly limit, but not past a closed gate, a
 * freeze, the last provider of a class, or the free headroom of a target; the way back goes past a closed gate, too, because closing it
 * is the first thing to do about a wrong failover. A forced failover places all of the load again, wherever it is:
 * each trigger says where it takes load from, and one that takes it to where it is says so, for those who have not acted on earlier ones.
 */
final class ForcedMoves {

    private static final String FULL =
            "a minute has room for " + Round.MOST_ORDERED + " triggers of orders; order it again";

    private final Round round;
    private final RegionId id;
    private final Command command;

    private ForcedMoves(Round round, RegionId id, Command command) {
        this.round = round;
        this.id = id;
        this.command = command;
    }

    /** Carries an order out; why it is refused, or null. */
    static @Nullable String carryOut(Round round, RegionId id, Command command) {
        ForcedMoves moves = new ForcedMoves(round, id, command);
        String refusal = moves.refusal();
        if (refusal != null) {
            return refusal;
        }
        return moves.isBack() ? moves.failBack() : moves.failOver();
    }

    private boolean isBack() {
        return command.kind() == Command.Kind.FORCE_FAIL_BACK;
    }

    private @Nullable String refusal() {
        if (round.epochsForOrders() < 1) {
            return FULL;
        }
        if (round.orders.gateClosed() && !isBack()) {
            return "the master gate is closed";
        }
        if (round.orders.isSystemFrozen()) {
            return "everything is frozen: " + SystemMachine.BY_HAND;
        }
        Freeze freeze = round.freeze;
        if (freeze != null && freeze.reason() != Reason.PANIC) {
            return "everything is frozen: " + freeze.finding();
        }
        return round.orders.isFrozen(id) ? "the region is frozen" : null;
    }

    private @Nullable String failOver() {
        RegionBook before = round.book(id);
        Mover mover = new Mover(round, id);
        if (!before.state().isAway() && mover.isLastProvider()) {
            return "a class of load would be on at no provider";
        }
        OpenIncident known = before.incident();
        Signal signal = forcedSignal();
        long load = round.loadOf(before);
        OpenIncident incident = (known == null ? OpenIncident.open(id, signal, round.minute(), round.tick()) : known)
                .wanting(load, load);
        RegionId target = command.target();
        String refusal = target == null ? null : whyNotTo(target, incident);
        if (refusal != null) {
            return refusal;
        }
        Predicate<RegionId> stays = target == null ? mover::isEligible : target::equals;
        List<Leg.Part> moving = moving(incident, stays);
        long gpus = moving.stream().mapToLong(Leg.Part::gpus).sum();
        List<Candidate> ranked = mover.ranked(gpus);
        List<Placement> room = target == null ? Targets.place(ranked, gpus) : List.of(new Placement(target, gpus));
        List<Leg> legs = new ArrayList<>(staying(incident, stays));
        legs.addAll(Leg.divide(moving, room));
        if (legs.isEmpty()) {
            return "no region can take its load";
        }
        if (legs.size() > round.epochsForOrders()) {
            return FULL;
        }
        OpenIncident moved = mover.order(incident.failedOver(round.tick()), legs, ranked, new Cause(signal, id));
        round.put(round.go(round.book(id), Transition.FORCE)
                .withOverruled(null)
                .because(Reason.OPERATOR, "forced by " + command.by() + withoutRoom(moved)));
        return null;
    }

    private @Nullable String whyNotTo(RegionId target, OpenIncident incident) {
        if (!round.regions.containsKey(target)) {
            return "no region " + target + " is known";
        }
        if (target.equals(id)) {
            return "it is the region its load shall leave";
        }
        if (round.orders.isFrozen(target)) {
            return target + " is frozen";
        }
        long free = round.freeAt(target);
        long needed = moving(incident, target::equals).stream()
                .mapToLong(Leg.Part::gpus)
                .sum();
        boolean isThere = !incident.at(target).isEmpty();
        return needed > free || (free == 0 && !isThere)
                ? target + " has " + Words.count(free) + " GPUs free of the " + Words.count(needed)
                        + " that have to go there; without a target the load is divided"
                : null;
    }

    private static List<Leg> staying(OpenIncident incident, Predicate<RegionId> stays) {
        return incident.placements().stream()
                .filter(placement -> stays.test(placement.target()))
                .map(placement -> new Leg(placement, placement.target(), placement.gpus()))
                .toList();
    }

    /** What has to go elsewhere: first what is at other targets, then what is still in the region. */
    private static List<Leg.Part> moving(OpenIncident incident, Predicate<RegionId> stays) {
        List<Leg.Part> parts = new ArrayList<>();
        incident.placements().stream()
                .filter(placement -> !stays.test(placement.target()))
                .forEach(placement -> parts.add(new Leg.Part(placement, placement.gpus())));
        long home = Math.max(0, incident.loadGpus() - incident.movedGpus());
        if (home > 0 || incident.placements().isEmpty()) {
            parts.add(new Leg.Part(null, home));
        }
        return parts;
    }

    private static String withoutRoom(OpenIncident moved) {
        return moved.waitingGpus() == 0
                ? ""
                : "; " + Words.count(moved.waitingGpus())
                        + " GPUs of load found no room, force it again when there is some";
    }

    private @Nullable String failBack() {
        RegionBook before = round.book(id);
        OpenIncident incident = before.incident();
        if (!before.state().isAway() || incident == null) {
            return "none of its load is away";
        }
        if (incident.placements().size() > round.epochsForOrders()) {
            return FULL;
        }
        Signal seen = round.signals.get(id);
        TriggerDesk.failBack(round, id, incident, Reason.OPERATOR, "is forced back by " + command.by());
        round.put(round.go(round.book(id), Transition.FORCE_BACK)
                .with((OpenIncident) null)
                .failedBack(round.tick())
                .withOverruled(seen == null ? null : seen.reason()));
        return null;
    }

    private Signal forcedSignal() {
        return new Signal(Reason.OPERATOR, Double.NaN, Double.NaN, round.minute(), "is failed over by " + command.by());
    }
}
