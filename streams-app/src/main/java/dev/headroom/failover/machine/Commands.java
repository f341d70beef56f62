package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Carries out operators' commands, one after the other as they stand in their log: a forced move and an acknowledgement are judged by the
 * gate, the freezes and the regions as the commands before them have left them. Telemetry of the minute was read before, by the
 * maintenance and the retirements that stand at its end.
 */
final class Commands {

    private final Round round;
    private boolean decides = true;

    private Commands(Round round) {
        this.round = round;
    }

    /** Orders as they stand when all commands were read. */
    static Orders after(Orders before, List<Command> commands) {
        Orders orders = before;
        for (Command command : commands) {
            orders = orders.after(command);
        }
        return orders;
    }

    /**
     * Carries them out.
     *
     * @param before orders as they stood before the first of them
     * @return whether regions have their turn after it
     */
    static boolean carryOut(Round round, Orders before) {
        Commands commands = new Commands(round);
        Orders after = round.orders;
        round.orders = before;
        round.input.commands().forEach(commands::enter);
        round.orders = after;
        FleetReader.forgetWhatWasTakenOut(round);
        commands.settle();
        return commands.decides;
    }

    private void enter(Command command) {
        round.orders = round.orders.after(command);
        switch (command.kind()) {
            case ACKNOWLEDGE -> acknowledge(command);
            case FORCE_FAIL_OVER, FORCE_FAIL_BACK -> force(command);
            default -> {}
        }
    }

    /** Freezes what is to be frozen by now, and lets go what is not. */
    private void settle() {
        decides &= SystemMachine.step(round);
        for (RegionId id : new ArrayList<>(round.regions.keySet())) {
            if (RegionFreezes.step(round, id)) {
                round.served.add(id);
            }
        }
    }

    private List<RegionId> named(Command command) {
        return round.regions.keySet().stream()
                .filter(command.scope()::covers)
                .filter(id -> !round.orders.isRetired(id))
                .toList();
    }

    private static RegionId nameOf(Command command) {
        return new RegionId(command.scope().provider(), command.scope().region());
    }

    private void force(Command command) {
        List<RegionId> named = named(command);
        if (named.isEmpty()) {
            round.refused.add(nameOf(command), Refusals.MOVE, "no region " + command.scope() + " is known");
        }
        for (RegionId id : named) {
            if (round.epochsForOrders() > 0) {
                settle();
            }
            String refusal = ForcedMoves.carryOut(round, id, command);
            if (refusal == null) {
                round.served.add(id);
            } else {
                round.refused.add(id, Refusals.MOVE, refusal);
            }
        }
    }

    private void acknowledge(Command command) {
        List<RegionId> named = named(command);
        List<RegionId> meant =
                named.stream().filter(id -> isMeant(round.book(id), command)).toList();
        meant.forEach(id -> acknowledge(round.book(id), command));
        if (meant.isEmpty()) {
            round.refused.add(nameOf(command), Refusals.ACKNOWLEDGEMENT, whyNobodyIsMeant(named, command));
        }
    }

    private static boolean isMeant(RegionBook book, Command command) {
        OpenIncident incident = book.incident();
        return incident != null
                && (command.incidentId().isEmpty() || command.incidentId().equals(incident.id()));
    }

    private String whyNobodyIsMeant(List<RegionId> named, Command command) {
        if (named.isEmpty()) {
            return "no region " + command.scope() + " is known";
        }
        List<String> open = named.stream()
                .map(id -> round.book(id).incident())
                .filter(Objects::nonNull)
                .map(OpenIncident::id)
                .limit(Refusals.MOST_OF_A_REGION)
                .toList();
        return open.isEmpty()
                ? "no incident is open there"
                : String.join(", ", open) + " is open there, not " + command.incidentId();
    }

    private void acknowledge(RegionBook book, Command command) {
        OpenIncident incident = book.incident();
        if (incident == null) {
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
