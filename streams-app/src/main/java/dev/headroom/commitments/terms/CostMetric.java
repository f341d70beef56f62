package dev.headroom.commitments.terms;

import dev.headroom.commitments.cube.CellSums;
import java.math.BigDecimal;

/** Which of the four FOCUS costs counts towards a commitment. */
public enum CostMetric {
    BILLED,
    EFFECTIVE,
    CONTRACTED,
    LIST;

    public BigDecimal of(CellSums sums) {
        return switch (this) {
            case BILLED -> sums.billed();
            case EFFECTIVE -> sums.effective();
            case CONTRACTED -> sums.contracted();
            case LIST -> sums.list();
        };
    }
}
