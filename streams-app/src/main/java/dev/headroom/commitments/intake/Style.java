package dev.headroom.commitments.intake;

/** How artifacts of a scope relate: a newer one replaces the older whole, or they add up. */
public enum Style {
    REPLACEMENT,
    DELTA
}
