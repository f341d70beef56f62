package dev.headroom.commitments.balance;

/** How a commitment stands; the first that holds. */
public enum CommitmentState {
    NOT_STARTED,
    EXPIRED,
    UNKNOWN_TOTAL,
    EXHAUSTED,
    UNDER_BURNING,
    OVER_BURNING,
    ON_TRACK
}
