package dev.headroom.cli.failover;

import dev.headroom.events.OperatorCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an order is, in a few words. */
final class OrderText {

    private OrderText() {}

    static String of(OperatorCommand order) {
        String where = where(order);
        return switch (order.getKind()) {
            case GATE_OPEN -> "open the gate, failovers are triggered again";
            case GATE_CLOSE -> "close the gate, nothing is triggered any more but a forced fail-back";
            case FREEZE -> "freeze " + where;
            case UNFREEZE -> "unfreeze " + where;
            case ACKNOWLEDGE -> "acknowledge that " + where + " has been moved" + incident(order);
            case FORCE_FAIL_OVER -> "fail " + where + " over to " + target(order);
            case FORCE_FAIL_BACK -> "fail " + where + " back";
            case MAINTENANCE -> "maintenance of " + where + until(order.getUntil());
            case MAINTENANCE_END -> "end of the maintenance of " + where;
            case RETIRE -> "retire " + where + ", its hosts are no longer expected";
            case TICK -> "a tick";
        };
    }

    private static String where(OperatorCommand order) {
        if (order.getRegion().isEmpty()) {
            return "all regions";
        }
        String region = order.getProvider() + "/" + order.getRegion();
        return order.getCluster().isEmpty() ? region : "cluster " + order.getCluster() + " of " + region;
    }

    private static String incident(OperatorCommand order) {
        return order.getIncidentId().isEmpty() ? "" : " (incident " + order.getIncidentId() + ")";
    }

    private static String target(OperatorCommand order) {
        return order.getTargetRegion().isEmpty()
                ? "the best target"
                : order.getTargetProvider() + "/" + order.getTargetRegion();
    }

    private static String until(@Nullable Instant until) {
        return until == null ? "" : " until " + until;
    }
}
