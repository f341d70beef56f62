package dev.headroom.commitments.terms;

import dev.headroom.commitments.cube.CellKey;
import java.time.LocalDate;

/** On which day a charge counts. */
public enum Attribution {
    /** The day it was incurred. */
    CHARGE_PERIOD,
    /** The last day of its billing month: it counts when it is invoiced. */
    BILLING_PERIOD;

    public LocalDate dayOf(CellKey cell) {
        return switch (this) {
            case CHARGE_PERIOD -> cell.chargeDay();
            case BILLING_PERIOD -> cell.billingMonth().plusMonths(1).minusDays(1);
        };
    }
}
