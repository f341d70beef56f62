package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.Period;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one period stands; amounts in the unit of the commitment.
 *
 * @param carriedIn surplus (positive) or rolled shortfall (negative) of the period before
 * @param shortfall null until the period has ended
 * @param projectedShortfall at the present rate; only of the running period
 * @param requiredRunRatePerDay to meet the target; only of the running period
 */
public record PeriodBalance(
        Period period,
        BigDecimal carriedIn,
        BigDecimal counted,
        @Nullable BigDecimal shortfall,
        @Nullable BigDecimal projectedShortfall,
        @Nullable BigDecimal requiredRunRatePerDay,
        PeriodStatus status) {

    /** What has to be spent in the period after what came from the one before. */
    public BigDecimal due() {
        return period.target().subtract(carriedIn);
    }

    /** What is still to be spent; 0 when met. */
    public BigDecimal open() {
        return Exact.notNegative(due().subtract(counted));
    }

    boolean isRunning() {
        return status == PeriodStatus.OPEN;
    }
}
