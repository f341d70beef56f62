package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals that are due while an operator holds the region, or everything. Nothing follows from them, so somebody has to know: as where the
 * gate is closed, the alert is critical. What fires already is not told twice: load that is away, and what was suppressed before everything
 * was frozen. Nor is maintenance, which explains it.
 */
final class HiddenTrouble {

    private static final String KEY = "failover/frozen/";

    private HiddenTrouble() {}

    static List<Alert> of(Round round) {
        List<Alert> alerts = new ArrayList<>();
        for (RegionBook book : round.regions.values()) {
            Signal signal = round.signals.get(book.id());
            if (signal != null && isHidden(round, book) && isDue(round, book, signal)) {
                alerts.add(alert(round, book, signal));
            }
        }
        return alerts;
    }

    private static boolean isHidden(Round round, RegionBook book) {
        RegionId id = book.id();
        boolean byHand = round.orders.isFrozen(id) || round.orders.isSystemFrozen();
        return byHand
                && book.overruled() == null
                && book.state() != State.SUPPRESSED
                && !book.stateBehindFreeze().isAway()
                && !round.orders.isInMaintenance(id);
    }

    /** Where nothing is remembered of a region, as when everything is frozen, it counts from when the signal says that it began. */
    private static boolean isDue(Round round, RegionBook book, Signal signal) {
        OpenIncident incident = book.incident();
        Instant firstSeen = incident == null ? Closing.dueOf(signal.began()) : incident.firstSeen();
        Duration holdDown = round.policyOf(book.id()).timers().holdDown();
        return !signal.needsHoldDown() || !HoldDowns.now(round).isBefore(firstSeen.plus(holdDown));
    }

    private static Alert alert(Round round, RegionBook book, Signal signal) {
        OpenIncident incident = book.incident();
        Mode mode = incident == null ? round.modeOf(book.id()) : incident.modeIn(round, book.id());
        String what = round.orders.isFrozen(book.id()) ? "it is frozen by an operator" : SystemMachine.BY_HAND;
        return new Alert(
                KEY + book.id(),
                AlertRule.REGION_FAILOVER,
                Severity.CRITICAL.in(mode),
                book.id() + " " + signal.finding() + "; nothing is moved, because " + what,
                book.id(),
                signal.reason(),
                signal.observed(),
                signal.threshold(),
                signal.began(),
                Alerts.stage(signal.reason().name(), mode));
    }
}
