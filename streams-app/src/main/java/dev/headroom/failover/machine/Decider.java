package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Policies;
import dev.headroom.failover.policy.RegionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides a minute. The same book, policies and input always give the same decision; the order of cells and incidents does not matter,
 * and time is the closing tick alone. Minutes have to come in order.
 */
public final class Decider {

    private Decider() {}

    /** Judges every region and the system, and says what follows. */
    public static Decision decide(FailoverBook book, Policies policies, DecisionInput input) {
        if (book.minute() != null && !input.minute().isAfter(book.minute())) {
            throw new IllegalArgumentException("minute " + input.minute() + " comes after " + book.minute());
        }
        Timeliness before = book.timeliness();
        boolean onPaper = before.after(input.lag()).pace() == Pace.CATCHING_UP;
        FailoverBook opened = OnPaper.open(book, onPaper, input);
        Round round = new Round(opened, policies, input);
        boolean gateBefore = opened.orders().gateClosed();
        Orders ordersBefore = round.orders;
        round.orders = Commands.after(ordersBefore, input.commands());
        FleetReader.read(round, ordersBefore);
        HoldDowns.review(round, book.minute());
        SystemMachine.see(round);
        SystemMachine.endLag(round);
        boolean decides = Commands.carryOut(round, ordersBefore) && !round.isHeld();
        SystemMachine.liftLag(round);
        round.guests = round.guests.withChangesOf(round);
        boolean heldBefore = before.pace() == Pace.HELD;
        if (round.freeze == null
                && round.lag == null
                && (gateBefore != round.orders.gateClosed() || heldBefore != round.isHeld())) {
            round.systemSince = round.tick();
        }
        for (RegionId id : new ArrayList<>(round.regions.keySet())) {
            if (decides && !round.served.contains(id)) {
                RegionMachine.step(round, id);
            }
        }
        HoldDowns.renew(round);
        return decision(book, round, opened.timeliness().told());
    }

    private static Decision decision(FailoverBook before, Round round, @Nullable FailoverBook told) {
        boolean replay = round.isReplay();
        int replayed = replay ? 0 : ReplayPage.standing(before, round.tick());
        Set<String> standing = StandingAlerts.of(before, round);
        List<Alert> alerts = Alerts.of(round, replayed).stream()
                .filter(alert -> !standing.contains(alert.dedupKey()))
                .map(alert -> alert.since(startOf(before, alert, round)))
                .toList();
        SortedMap<String, FailoverBook.FiringAlert> firing = new TreeMap<>();
        alerts.forEach(alert -> firing.put(
                alert.dedupKey(),
                new FailoverBook.FiringAlert(Objects.requireNonNull(alert.startsAt()), alert.stage())));
        before.alerts().forEach((key, alert) -> {
            if (standing.contains(key)) {
                firing.put(key, alert);
            }
        });
        FailoverBook next = new FailoverBook(
                round.minute(),
                round.regions,
                round.orders,
                round.freeze,
                round.systemSince,
                round.systemEpoch,
                round.moves,
                firing,
                replay ? before.replayedTransitions() + round.transitions : replayed,
                new Timeliness(round.pace, round.minutesInTime, round.lag, told));
        return new Decision(
                next, round.triggers, Rows.of(round), alerts, standing, Alerts.changes(before, alerts, standing));
    }

    private static Instant startOf(FailoverBook before, Alert alert, Round round) {
        FailoverBook.FiringAlert known = before.alerts().get(alert.dedupKey());
        if (known != null) {
            return known.startsAt();
        }
        return alert.startsAt() == null ? round.tick() : alert.startsAt();
    }
}
