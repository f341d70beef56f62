package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.signal.Words;

/**
 * Load of an incident that was placed, and that nobody was told to move: it was decided in shadow, or read long after. It stays on paper
 * until an operator forces it, and as long as decisions are told, so is this.
 *
 * @param any whether there is any
 */
record Untold(boolean any, long gpus, boolean isAway) {

    private static final Untold NONE = new Untold(false, 0, false);

    static Untold of(RegionBook book, OpenIncident incident, Mode mode) {
        if (mode != Mode.LIVE || incident.placements().stream().allMatch(Placement::live)) {
            return NONE;
        }
        long gpus = incident.placements().stream()
                .filter(placement -> !placement.live())
                .mapToLong(Placement::gpus)
                .sum();
        State state = book.stateBehindFreeze();
        return new Untold(true, gpus, state == State.FAILING_OVER || state == State.FAILED_OVER);
    }

    /** A region in trouble that nobody was told to leave wakes somebody. */
    Severity severity(Severity otherwise) {
        return any && isAway ? Severity.CRITICAL : otherwise;
    }

    String words() {
        return any
                ? "; nobody was told to move " + Words.count(gpus)
                        + " GPUs of that: as long as it is in trouble, force its failover to have all of it told"
                : "";
    }

    String stage() {
        return any ? "/untold" : "";
    }
}
