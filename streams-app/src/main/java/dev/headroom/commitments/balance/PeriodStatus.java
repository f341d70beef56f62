package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.ShortfallRule;

/** How a period stands. */
public enum PeriodStatus {
    UPCOMING,
    OPEN,
    MET,
    SHORT,
    ROLLED,
    EXPIRED;

    static PeriodStatus ofShortfall(ShortfallRule rule) {
        return switch (rule) {
            case CHARGE -> SHORT;
            case ROLL -> ROLLED;
            case EXPIRE -> EXPIRED;
        };
    }
}
