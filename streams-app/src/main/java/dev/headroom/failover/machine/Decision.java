package dev.headroom.failover.machine;

import java.util.List;

/**
 * What was decided of a minute.
 *
 * @param next what is remembered for the next one
 * @param triggers in the order of their epochs
 * @param rows where every region and the system stand now
 * @param alerts all that fire now
 * @param changes which of them to tell of, and which have ended
 */
public record Decision(
        FailoverBook next,
        List<Trigger> triggers,
        List<StateRow> rows,
        List<Alert> alerts,
        List<Alert.Change> changes) {

    public Decision {
        triggers = List.copyOf(triggers);
        rows = List.copyOf(rows);
        alerts = List.copyOf(alerts);
        changes = List.copyOf(changes);
    }
}
