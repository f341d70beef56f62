package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;

/**
 * Why load has to move.
 *
 * @param at region in which it was seen: the one the load belongs to, or one that hosts it
 */
record Cause(Signal signal, RegionId at) {

    Reason reason() {
        return signal.reason();
    }

    /** Whether nothing can stay there; otherwise it is a matter of how much. */
    boolean isOfEverything() {
        return isOfEverything(signal);
    }

    static boolean isOfEverything(Signal signal) {
        return signal.reason() != Reason.SATURATION && signal.reason() != Reason.GPU_HEALTH;
    }
}
