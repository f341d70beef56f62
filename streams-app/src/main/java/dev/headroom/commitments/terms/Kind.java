package dev.headroom.commitments.terms;

/** Spend that counts towards a promise (MACC, EDP), or prepaid credit that is used up. */
public enum Kind {
    BUILD_UP,
    BURN_DOWN;

    /** What becomes of a shortfall where the period does not say. */
    public ShortfallRule defaultShortfall() {
        return this == BUILD_UP ? ShortfallRule.CHARGE : ShortfallRule.EXPIRE;
    }
}
