package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves that operators force. They go past signals, timers, dampers, maintenance and the hourly limit, but not past a closed gate, a
 * freeze, the last provider of a class, or the free headroom of a target.
 */
final class ForcedMoves {

    private final Round round;
    private final RegionId id;
    private final Command command;

    private ForcedMoves(Round round, RegionId id, Command command) {
        this.round = round;
        this.id = id;
        this.command = command;
    }

    /** Carries an order out, or notes why it is refused. */
    static void carryOut(Round round, RegionId id, Command command) {
        ForcedMoves moves = new ForcedMoves(round, id, command);
        String refusal = moves.refusal();
        if (refusal == null) {
            refusal = command.kind() == Command.Kind.FORCE_FAIL_OVER ? moves.failOver() : moves.failBack();
        }
        if (refusal != null) {
            round.refused.put(id, refusal);
        }
    }

    private @Nullable String refusal() {
        if (round.orders.gateClosed()) {
            return "the master gate is closed";
        }
        Freeze freeze = round.freeze;
        if (freeze != null && freeze.reason() != Reason.PANIC) {
            return "everything is frozen: " + freeze.finding();
        }
        return round.book(id).state() == State.FROZEN ? "the region is frozen" : null;
    }

    private @Nullable String failOver() {
        RegionBook before = round.book(id);
        Mover mover = new Mover(round, id);
        if (mover.isLastProvider()) {
            return "a class of load would be on at no provider";
        }
        OpenIncident known = before.incident();
        long load =
                known == null || known.placements().isEmpty() ? before.memory().loadGpus() : known.loadGpus();
        OpenIncident incident = (known == null
                        ? OpenIncident.open(id, forcedSignal(), round.minute(), round.tick())
                        : known)
                .withoutPlacements()
                .wanting(load, load);
        round.put(before.with(incident));
        List<Candidate> ranked = mover.ranked(load);
        List<Placement> placements = placements(ranked, load);
        if (placements.isEmpty()) {
            round.put(before);
            return command.target() == null
                    ? "no region can take its load"
                    : command.target() + " has no free GPUs, or is not known";
        }
        mover.order(incident, placements, ranked, Reason.OPERATOR);
        round.put(round.go(round.book(id), Transition.FORCE)
                .withOverruled(false)
                .because(Reason.OPERATOR, "forced by " + command.by()));
        return null;
    }

    private List<Placement> placements(List<Candidate> ranked, long load) {
        RegionId target = command.target();
        if (target == null) {
            return Targets.place(ranked, load);
        }
        long free = target.equals(id) || !round.regions.containsKey(target) ? 0 : round.freeAt(target);
        return free == 0 ? List.of() : List.of(new Placement(target, Math.min(load, free)));
    }

    private @Nullable String failBack() {
        RegionBook before = round.book(id);
        OpenIncident incident = before.incident();
        if (!before.state().isAway() || incident == null) {
            return "none of its load is away";
        }
        TriggerDesk.failBack(round, id, incident, Reason.OPERATOR, "is forced back by " + command.by());
        round.put(round.go(round.book(id), Transition.FORCE_BACK)
                .with((OpenIncident) null)
                .failedBack(round.tick())
                .withOverruled(round.signals.containsKey(id)));
        return null;
    }

    private Signal forcedSignal() {
        return new Signal(Reason.OPERATOR, Double.NaN, Double.NaN, round.minute(), "is failed over by " + command.by());
    }
}
