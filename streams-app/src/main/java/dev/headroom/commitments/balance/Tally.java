package dev.headroom.commitments.balance;

import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.terms.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What counted for one commitment, summed up in the ways its balance needs. */
final class Tally {

    private static final String PURCHASE = "Purchase";

    private BigDecimal settled = BigDecimal.ZERO;
    private BigDecimal accrued = BigDecimal.ZERO;
    private BigDecimal marketplaceCounted = BigDecimal.ZERO;
    private BigDecimal marketplaceExcess = BigDecimal.ZERO;
    private long rowCount;
    private @Nullable LocalDate dataThrough;
    private final Map<LocalDate, BigDecimal> byAttributionDay = new HashMap<>();
    private final Map<LocalDate, BigDecimal> burnByChargeDay = new HashMap<>();

    /** Counts an amount that a bill applied to the commitment by name. */
    void countApplied(Claim claim) {
        count(claim, claim.amount());
    }

    /** Counts an amount of a cell matched by rule, of which {@code excess} more was taken without counting. */
    void count(Claim claim, BigDecimal amount, BigDecimal excess) {
        count(claim, amount);
        if (claim.marketplace()) {
            marketplaceCounted = marketplaceCounted.add(amount);
            marketplaceExcess = marketplaceExcess.add(excess);
        }
        rowCount += claim.cell().sums().rowCount();
    }

    private void count(Claim claim, BigDecimal amount) {
        CellKey key = claim.cell().key();
        if (key.ledger() == Ledger.SETTLED) {
            settled = settled.add(amount);
        } else {
            accrued = accrued.add(amount);
        }
        byAttributionDay.merge(claim.attributionDay(), amount, BigDecimal::add);
        if (!key.chargeCategory().equals(PURCHASE)) {
            burnByChargeDay.merge(key.chargeDay(), amount, BigDecimal::add);
        }
        if (dataThrough == null || key.chargeDay().isAfter(dataThrough)) {
            dataThrough = key.chargeDay();
        }
    }

    BigDecimal settled() {
        return settled;
    }

    BigDecimal accrued() {
        return accrued;
    }

    BigDecimal consumed() {
        return settled.add(accrued);
    }

    BigDecimal marketplaceCounted() {
        return marketplaceCounted;
    }

    BigDecimal marketplaceExcess() {
        return marketplaceExcess;
    }

    long rowCount() {
        return rowCount;
    }

    /** Latest charge day of which something was taken; null while nothing was. */
    @Nullable
    LocalDate dataThrough() {
        return dataThrough;
    }

    /** Consumed with attribution day in a period. */
    BigDecimal countedIn(Period period) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, BigDecimal> day : byAttributionDay.entrySet()) {
            if (period.contains(day.getKey())) {
                sum = sum.add(day.getValue());
            }
        }
        return sum;
    }

    /** Counted by charge day without purchases, one sum for each day of the window. */
    List<BigDecimal> burnOf(Window window) {
        return window.days()
                .map(day -> burnByChargeDay.getOrDefault(day, BigDecimal.ZERO))
                .toList();
    }
}
