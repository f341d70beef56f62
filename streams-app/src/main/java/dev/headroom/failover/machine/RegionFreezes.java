package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;

/** Holds regions that an operator has frozen, and lets them go again as they were. */
final class RegionFreezes {

    private RegionFreezes() {}

    /**
     * Freezes or lets go where that is due: whatever else is decided or not, it is an order. Where the minute has no epoch left it waits
     * for the next.
     *
     * @return whether the region is frozen, or was until now, so that it has no other turn
     */
    static boolean step(Round round, RegionId id) {
        RegionBook book = round.book(id);
        boolean frozen = book.state() == State.FROZEN;
        if (frozen == round.orders.isFrozen(id)) {
            return frozen;
        }
        if (round.epochsLeft() < 1) {
            return true;
        }
        OpenIncident known = book.incident();
        // A freeze without an incident is one of its own, named so that freeze and unfreeze belong together.
        OpenIncident incident =
                known != null ? known : OpenIncident.open(id, byHand(round), round.minute(), HoldDowns.now(round));
        TriggerDesk.freeze(round, id, incident, !frozen);
        RegionBook noted = round.book(id);
        round.put(
                frozen
                        ? thawed(round, noted)
                        : round.go(noted, Transition.FREEZE)
                                .frozenIn(book.state())
                                .with(incident)
                                .because(Reason.OPERATOR, "frozen by an operator"));
        return true;
    }

    private static RegionBook thawed(Round round, RegionBook book) {
        State before = book.stateBehindFreeze();
        OpenIncident incident = book.incident();
        RegionBook next = round.go(book, Transition.unfreezeTo(before));
        return before == State.HEALTHY
                ? next.with((OpenIncident) null).because(null, null)
                : next.because(incident == null ? null : incident.signal().reason(), null);
    }

    private static Signal byHand(Round round) {
        return new Signal(Reason.OPERATOR, Double.NaN, Double.NaN, round.minute(), "is frozen by an operator");
    }
}
