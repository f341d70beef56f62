package dev.headroom.failover;

import dev.headroom.failover.machine.Alert;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import java.time.Instant;
import java.util.Objects;

/** Alerts as {@code alerts_active} shows them. */
final class AlertMapper {

    private AlertMapper() {}

    static ActiveAlertKey toKey(Alert alert) {
        return new ActiveAlertKey(alert.dedupKey());
    }

    static ActiveAlert toRow(Alert alert, Instant tick) {
        return new ActiveAlert(
                alert.dedupKey(),
                "trigger",
                alert.rule().alertName(),
                alert.severity().word(),
                alert.summary(),
                "region/" + alert.region(),
                TriggerMapper.COMPONENT,
                alert.region().provider(),
                alert.region().region(),
                null,
                null,
                alert.reason().name(),
                TriggerMapper.number(alert.observed()),
                TriggerMapper.number(alert.threshold()),
                TriggerMapper.unit(alert.observed()),
                Objects.requireNonNullElse(alert.startsAt(), tick),
                null,
                alert.rule().runbook(),
                tick,
                0L);
    }
}
