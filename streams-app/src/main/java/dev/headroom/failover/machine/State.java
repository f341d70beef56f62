package dev.headroom.failover.machine;

/** Where a region stands. */
public enum State {
    /** Nothing is wrong, or nothing that lasts. */
    HEALTHY,
    /** A signal was seen and has to last. */
    SUSPECT,
    /** Its load was ordered away; nobody has confirmed that it is. */
    FAILING_OVER,
    /** Its load is away. */
    FAILED_OVER,
    /** The signal has gone; load is still away until the region has been well for long enough. */
    RECOVERING,
    /** A failover is due and something forbids it. */
    SUPPRESSED,
    /** An operator holds it as it is. */
    FROZEN;

    /** Whether load of the region is away, or on its way. */
    public boolean isAway() {
        return this == FAILING_OVER || this == FAILED_OVER || this == RECOVERING;
    }
}
