package dev.headroom.failover.machine;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Alerts that nobody shall hear of now. What was told to people stands while decisions are on paper, or are read long after: an incident
 * that ends there only is not over. The next decision that is told says what has become of them.
 */
final class StandingAlerts {

    private StandingAlerts() {}

    /** Identities of those that stay as they are. */
    static Set<String> of(FailoverBook before, Round round) {
        if (!round.isReplay() || round.input.timing() == Timing.BY_THE_LOG) {
            return Set.of();
        }
        return before.alerts().entrySet().stream()
                .filter(entry -> !followsOrders(entry.getKey()) && Alerts.wasTold(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Orders hold on paper, too; and the page of a catch-up waits for the end of the next one. */
    private static boolean followsOrders(String dedupKey) {
        return dedupKey.equals(Alerts.GATE)
                || dedupKey.startsWith(Alerts.REFUSED)
                || dedupKey.equals(ReplayPage.DEDUP_KEY);
    }
}
