package dev.headroom.failover.machine;

import java.util.List;
import java.util.Set;

/**
 * What was decided of a minute.
 *
 * @param next what is remembered for the next one
 * @param triggers in the order of their epochs
 * @param rows where every region and the system stand now
 * @param alerts all that fire now, beside those that stand
 * @param standing identities of alerts that stay as they were last told
 * @param changes which of them to tell of, and which have ended
 */
public record Decision(
        FailoverBook next,
        List<Trigger> triggers,
        List<StateRow> rows,
        List<Alert> alerts,
        Set<String> standing,
        List<Alert.Change> changes) {

    public Decision {
        triggers = List.copyOf(triggers);
        rows = List.copyOf(rows);
        alerts = List.copyOf(alerts);
        standing = Set.copyOf(standing);
        changes = List.copyOf(changes);
    }
}
