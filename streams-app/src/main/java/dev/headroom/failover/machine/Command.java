package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has ordered.
 *
 * @param scope regions or clusters it is about
 * @param incidentId ACKNOWLEDGE: incident; empty: the open one
 * @param target FORCE_FAIL_OVER: where to; null: the best target
 * @param until MAINTENANCE: when it ends by itself; null: when it is ended
 * @param reason why, in the operator's words
 */
public record Command(
        Kind kind,
        Scope scope,
        String incidentId,
        @Nullable RegionId target,
        @Nullable Instant until,
        String reason,
        String operator) {

    /** What can be ordered. */
    public enum Kind {
        GATE_OPEN,
        GATE_CLOSE,
        FREEZE,
        UNFREEZE,
        ACKNOWLEDGE,
        FORCE_FAIL_OVER,
        FORCE_FAIL_BACK,
        MAINTENANCE,
        MAINTENANCE_END,
        RETIRE
    }

    /** Who ordered it and why, for sentences. */
    String by() {
        String who = operator.isEmpty() ? "an operator" : operator;
        return reason.isEmpty() ? who : who + " (" + reason + ")";
    }
}
