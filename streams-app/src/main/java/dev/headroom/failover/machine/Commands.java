package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import java.util.ArrayList;
import java.util.List;

/** Enters operators' commands in a round: lasting ones in the orders, acknowledgements at once, forced moves for the regions' turn. */
final class Commands {

    private Commands() {}

    static void enter(Round round) {
        for (Command command : round.input.commands()) {
            round.orders = round.orders.after(command);
            switch (command.kind()) {
                case ACKNOWLEDGE -> of(round, command).forEach(id -> acknowledge(round, id, command));
                case FORCE_FAIL_OVER, FORCE_FAIL_BACK -> force(round, command);
                default -> {}
            }
        }
        round.regions.keySet().removeIf(round.orders::isRetired);
    }

    private static List<RegionId> of(Round round, Command command) {
        return round.regions.keySet().stream().filter(command.scope()::covers).toList();
    }

    private static void force(Round round, Command command) {
        List<RegionId> named = of(round, command);
        if (named.isEmpty()) {
            round.refuse(
                    new RegionId(command.scope().provider(), command.scope().region()),
                    "no region " + command.scope() + " is known");
        }
        named.forEach(
                id -> round.forced.computeIfAbsent(id, any -> new ArrayList<>()).add(command));
    }

    private static void acknowledge(Round round, RegionId id, Command command) {
        RegionBook book = round.book(id);
        OpenIncident incident = book.incident();
        if (incident == null
                || !(command.incidentId().isEmpty() || command.incidentId().equals(incident.id()))) {
            return;
        }
        OpenIncident done = incident.changed(round.tick());
        if (book.state() == State.FAILING_OVER) {
            round.put(round.go(book.with(done), Transition.ACKNOWLEDGE)
                    .because(book.reason(), "acknowledged by " + command.by()));
        } else if (book.frozenIn() == State.FAILING_OVER) {
            round.put(book.with(done).frozenIn(State.FAILED_OVER));
        }
    }
}
