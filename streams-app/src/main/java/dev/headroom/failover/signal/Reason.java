package dev.headroom.failover.signal;

/** Why something was decided, or was not; stable codes that consumers may compare. */
public enum Reason {
    // Signals, the strongest first.
    SILENCE,
    OUTAGE,
    GPU_HEALTH,
    SATURATION,
    // What else moves load or holds everything.
    OPERATOR,
    RECOVERED,
    ALL_SILENT,
    PANIC,
    LAG,
    // What forbids a failover that is due.
    GATE_CLOSED,
    MAINTENANCE,
    FLAPPING,
    LAST_PROVIDER,
    NO_TARGET,
    MOVE_LIMIT,
    // What only corroborates.
    INCIDENT_FEED,
    COMMITMENT_EXHAUSTED,
    // A catch-up has decided something.
    REPLAYED;

    /** The stronger of two signals. */
    public Reason orStronger(Reason other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
