package dev.headroom.failover;

import dev.headroom.failover.machine.Alert;
import dev.headroom.failover.machine.Decision;
import dev.headroom.failover.machine.LagFreeze;
import dev.headroom.failover.machine.StateRow;
import dev.headroom.failover.machine.Trigger;
import dev.headroom.failover.policy.Scope;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import dev.headroom.tables.AlertEventKey;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import dev.headroom.topics.TopicCatalogue;
import dev.headroom.topology.AlertRows;
import dev.headroom.topology.PublishedTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes what was decided: triggers, where everything stands, and alerts. */
final class DecisionTables {

    private static final FailoverStateKey SYSTEM = new FailoverStateKey(Scope.ANY, Scope.ANY);

    private final PublishedTable<FailoverStateKey, FailoverState> states;
    private final PublishedTable<ActiveAlertKey, ActiveAlert> alerts;

    DecisionTables(BookStores stores) {
        states = new PublishedTable<>(TopicCatalogue.FAILOVER_STATE, StateMapper::closed, stores.published());
        alerts = new PublishedTable<>(TopicCatalogue.ALERTS_ACTIVE, AlertRows::resolved, stores.published());
    }

    void publish(Decision decision, Instant tick, PublishedTable.Sink sink) {
        decision.triggers().forEach(trigger -> tell(trigger, sink));
        Map<FailoverStateKey, FailoverState> rows = new LinkedHashMap<>();
        for (StateRow row : decision.rows()) {
            rows.put(StateMapper.toKey(row), StateMapper.toRow(row, tick));
        }
        states.publish(rows, tick, sink);
        Map<ActiveAlertKey, ActiveAlert> before = firing();
        Map<ActiveAlertKey, ActiveAlert> active = new LinkedHashMap<>();
        decision.alerts().forEach(alert -> active.put(AlertMapper.toKey(alert), AlertMapper.toRow(alert, tick)));
        decision.standing().stream().map(ActiveAlertKey::new).forEach(key -> {
            ActiveAlert row = before.get(key);
            if (row != null) {
                active.put(key, row);
            }
        });
        for (Alert.Change change : decision.changes()) {
            ActiveAlertKey key = new ActiveAlertKey(change.dedupKey());
            if (change.event() == Alert.Event.TRIGGER) {
                tell(Objects.requireNonNull(active.get(key)), sink);
            } else if (before.containsKey(key)) {
                tell(AlertRows.resolved(Objects.requireNonNull(before.get(key)), tick), sink);
            }
        }
        alerts.publish(active, tick, sink);
    }

    /** The pipeline is behind: one trigger, one alert, and the system is frozen. */
    void publishLag(LagFreeze lag, PublishedTable.Sink sink) {
        Trigger freeze = lag.trigger();
        Instant tick = freeze.decidedAt();
        tell(freeze, sink);
        Map<FailoverStateKey, FailoverState> rows = new LinkedHashMap<>();
        states.rows().forEach(row -> rows.put(row.key(), row.row()));
        FailoverState system = rows.get(SYSTEM);
        if (system != null) {
            rows.put(
                    SYSTEM,
                    FailoverState.newBuilder(system)
                            .setState("FROZEN")
                            .setSince(lag.next().systemSince())
                            .setReasonCode(freeze.reason().name())
                            .setIncidentId(freeze.incidentId())
                            .setEpoch(freeze.epoch())
                            .setMode(freeze.mode().name())
                            .setNote(freeze.summary())
                            .setAsOf(tick)
                            .build());
        }
        states.publish(rows, tick, sink);
        Map<ActiveAlertKey, ActiveAlert> active = firing();
        ActiveAlert row = AlertMapper.toRow(lag.alert(), tick);
        active.put(AlertMapper.toKey(lag.alert()), row);
        tell(row, sink);
        alerts.publish(active, tick, sink);
    }

    private Map<ActiveAlertKey, ActiveAlert> firing() {
        Map<ActiveAlertKey, ActiveAlert> rows = new LinkedHashMap<>();
        alerts.rows().forEach(row -> rows.put(row.key(), row.row()));
        return rows;
    }

    private static void tell(Trigger trigger, PublishedTable.Sink sink) {
        sink.accept(TriggerMapper.toKey(trigger), TriggerMapper.toRow(trigger, sink.nextVersion()));
    }

    private static void tell(ActiveAlert row, PublishedTable.Sink sink) {
        sink.accept(new AlertEventKey(row.getDedupKey()), AlertRows.toEvent(row, sink.nextVersion()));
    }
}
