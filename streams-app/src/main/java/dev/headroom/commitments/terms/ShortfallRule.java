package dev.headroom.commitments.terms;

/** What becomes of what was not spent in a period: payable, forfeited, or added to the next period. */
public enum ShortfallRule {
    CHARGE,
    EXPIRE,
    ROLL
}
