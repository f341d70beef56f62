package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alerts that fire after a decision. They follow from where everything stands, so none can be forgotten. */
final class Alerts {

    static final String GATE = "failover/gate";
    static final String REFUSED = "failover/refused/";

    private Alerts() {}

    /** What an alert says, and to whom: it is told anew when that changes. */
    static String stage(String what, Mode mode) {
        return mode == Mode.LIVE ? what : what + "/" + mode;
    }

    /** Whether somebody was to hear of it. */
    static boolean wasTold(FailoverBook.FiringAlert alert) {
        return !alert.stage().endsWith("/" + Mode.REPLAY);
    }

    /** How much a freeze matters: one by hand is no surprise. */
    static Severity severityOf(Reason freeze) {
        return freeze == Reason.OPERATOR ? Severity.WARNING : Severity.CRITICAL;
    }

    /**
     * All that fire now.
     *
     * @param replayed how many transitions decided in replay are to be told; 0: none
     */
    static List<Alert> of(Round round, int replayed) {
        List<Alert> alerts = new ArrayList<>();
        for (RegionBook book : round.regions.values()) {
            OpenIncident incident = book.incident();
            if (incident != null) {
                alerts.add(ofIncident(round, book, incident));
            }
            Signal warning = round.warnings.get(book.id());
            if (warning != null) {
                alerts.add(ofWarning(round, book.id(), warning));
            }
        }
        alerts.addAll(HiddenTrouble.of(round));
        Freeze freeze = round.freeze;
        Freeze lag = round.lag;
        if (lag != null) {
            // It is told of the pipeline as it is now, also while it judges history.
            alerts.add(ofFreeze(lag, Mode.of(false, round.isSystemInShadow())));
        } else if (freeze != null) {
            alerts.add(ofFreeze(freeze, round.systemMode()));
        }
        if (round.orders.gateClosed()) {
            alerts.add(system(
                    round,
                    GATE,
                    AlertRule.FAILOVER_GATE_CLOSED,
                    Severity.WARNING,
                    "the master gate is closed; nothing is failed over until it is opened",
                    Reason.GATE_CLOSED));
        }
        round.refused.forEach((id, sentence) -> alerts.add(ofRefusal(round, id, sentence)));
        if (replayed > 0) {
            alerts.add(system(
                    round,
                    ReplayPage.DEDUP_KEY,
                    AlertRule.FAILOVER_REPLAYED,
                    Severity.ERROR,
                    ReplayPage.summary(replayed),
                    Reason.REPLAYED));
        }
        return alerts;
    }

    private static Alert ofIncident(Round round, RegionBook book, OpenIncident incident) {
        Reason reason = book.reason() == null ? incident.reason() : book.reason();
        Mode mode = incident.modeIn(round, book.id());
        Untold untold = Untold.of(book, incident, mode);
        boolean byHand = book.state() == State.FROZEN && incident.reason() == Reason.OPERATOR;
        return new Alert(
                Trigger.dedupKeyOf(incident.id()),
                byHand ? AlertRule.FAILOVER_FROZEN : AlertRule.REGION_FAILOVER,
                untold.severity(severityOf(book)).in(mode),
                sentence(book, incident) + untold.words(),
                book.id(),
                reason,
                incident.signal().observed(),
                incident.signal().threshold(),
                incident.began(),
                stage(
                        book.state()
                                + "/"
                                + (book.state() == State.SUPPRESSED ? reason : targets(incident))
                                + untold.stage(),
                        mode));
    }

    private static Severity severityOf(RegionBook book) {
        return switch (book.state()) {
            case FAILING_OVER -> Severity.CRITICAL;
            case FAILED_OVER -> Severity.ERROR;
            case SUPPRESSED -> book.reason() == Reason.MAINTENANCE ? Severity.INFO : Severity.CRITICAL;
            default -> Severity.WARNING;
        };
    }

    private static String sentence(RegionBook book, OpenIncident incident) {
        String where = targets(incident);
        String moved = Words.count(incident.movedGpus()) + " GPUs of load";
        String what = switch (book.state()) {
            case FAILING_OVER -> moved + " are moving to " + where;
            case FAILED_OVER -> moved + " are at " + where;
            case RECOVERING ->
                "it is well since " + Words.timeOfDay(book.since()) + ", " + moved + " are still at " + where;
            case SUPPRESSED -> "not failed over";
            case FROZEN -> "frozen";
            default -> "suspected";
        };
        String found = book.state() == State.RECOVERING
                ? book.id() + " recovers"
                : book.id() + " " + incident.signal().finding();
        return found + "; " + what + (book.note() == null ? "" : ": " + book.note());
    }

    private static String targets(OpenIncident incident) {
        return incident.placements().stream()
                .map(Placement::target)
                .distinct()
                .map(RegionId::toString)
                .collect(Collectors.joining(", "));
    }

    private static Alert ofWarning(Round round, RegionId id, Signal warning) {
        Mode mode = round.modeOf(id);
        return new Alert(
                "failover/gpu-health/" + id,
                AlertRule.GPU_HEALTH_LOW,
                Severity.WARNING.in(mode),
                id + " " + warning.finding(),
                id,
                Reason.GPU_HEALTH,
                warning.observed(),
                warning.threshold(),
                warning.began(),
                stage("", mode));
    }

    private static Alert ofFreeze(Freeze freeze, Mode mode) {
        return new Alert(
                Trigger.dedupKeyOf(freeze.incidentId()),
                AlertRule.FAILOVER_FROZEN,
                severityOf(freeze.reason()).in(mode),
                freeze.finding() + "; nothing is moved",
                RegionId.SYSTEM,
                freeze.reason(),
                Double.NaN,
                Double.NaN,
                freeze.since(),
                stage(freeze.reason().name(), mode));
    }

    private static Alert ofRefusal(Round round, RegionId id, String sentence) {
        return new Alert(
                REFUSED + id,
                AlertRule.FAILOVER_REFUSED,
                Severity.WARNING.in(round.modeOf(id)),
                sentence,
                id,
                Reason.OPERATOR,
                Double.NaN,
                Double.NaN,
                null,
                Words.minute(round.minute()));
    }

    private static Alert system(
            Round round, String dedupKey, AlertRule rule, Severity severity, String summary, Reason reason) {
        return new Alert(
                dedupKey,
                rule,
                severity.in(round.systemMode()),
                summary,
                RegionId.SYSTEM,
                reason,
                Double.NaN,
                Double.NaN,
                null,
                "");
    }

    /** What to tell, given what fired before and what of it stands: what is new or says something new, and what has ended. */
    static List<Alert.Change> changes(FailoverBook before, List<Alert> now, Set<String> standing) {
        List<Alert.Change> changes = new ArrayList<>();
        List<String> keys = now.stream().map(Alert::dedupKey).toList();
        before.alerts().keySet().stream()
                .filter(key -> !keys.contains(key) && !standing.contains(key))
                .forEach(key -> changes.add(new Alert.Change(key, Alert.Event.RESOLVE)));
        for (Alert alert : now) {
            FailoverBook.@Nullable FiringAlert known = before.alerts().get(alert.dedupKey());
            if (known == null || !known.stage().equals(alert.stage())) {
                changes.add(new Alert.Change(alert.dedupKey(), Alert.Event.TRIGGER));
            }
        }
        return changes;
    }
}
