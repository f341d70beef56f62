package dev.headroom.commitments.cube;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions of a cell of the spend cube, in the order of the columns of {@code spend_daily}; the natural order compares them
 * one after the other, strings by code point, null as empty.
 *
 * @param appliedTo ids of the commitments the bill applied the charge to, sorted and joined by {@code |}
 * @param appliedCommitmentId the one commitment this cell holds applied amounts for; such a cell has no costs and no rows
 * @param unit ISO 4217 currency of the costs, or the unit of an applied quantity
 * @param chargeDay day of ChargePeriodStart, UTC
 * @param chargeThrough last day that ChargePeriodEnd covers, UTC
 * @param billingMonth first day of the month of BillingPeriodStart, UTC
 */
public record CellKey(
        String provider,
        @Nullable String serviceProviderName,
        @Nullable String hostProviderName,
        @Nullable String invoiceIssuerName,
        @Nullable String billingAccountId,
        @Nullable String subAccountId,
        @Nullable String serviceCategory,
        @Nullable String serviceName,
        @Nullable String regionId,
        @Nullable String skuId,
        String chargeCategory,
        @Nullable String chargeClass,
        @Nullable String pricingCategory,
        @Nullable String commitmentDiscountStatus,
        @Nullable String appliedTo,
        @Nullable String appliedCommitmentId,
        String unit,
        LocalDate chargeDay,
        LocalDate chargeThrough,
        LocalDate billingMonth,
        Ledger ledger)
        implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::provider, CodePoints::compare)
            .thenComparing(CellKey::serviceProviderName, CodePoints::compare)
            .thenComparing(CellKey::hostProviderName, CodePoints::compare)
            .thenComparing(CellKey::invoiceIssuerName, CodePoints::compare)
            .thenComparing(CellKey::billingAccountId, CodePoints::compare)
            .thenComparing(CellKey::subAccountId, CodePoints::compare)
            .thenComparing(CellKey::serviceCategory, CodePoints::compare)
            .thenComparing(CellKey::serviceName, CodePoints::compare)
            .thenComparing(CellKey::regionId, CodePoints::compare)
            .thenComparing(CellKey::skuId, CodePoints::compare)
            .thenComparing(CellKey::chargeCategory, CodePoints::compare)
            .thenComparing(CellKey::chargeClass, CodePoints::compare)
            .thenComparing(CellKey::pricingCategory, CodePoints::compare)
            .thenComparing(CellKey::commitmentDiscountStatus, CodePoints::compare)
            .thenComparing(CellKey::appliedTo, CodePoints::compare)
            .thenComparing(CellKey::appliedCommitmentId, CodePoints::compare)
            .thenComparing(CellKey::unit, CodePoints::compare)
            .thenComparing(CellKey::chargeDay)
            .thenComparing(CellKey::chargeThrough)
            .thenComparing(CellKey::billingMonth)
            .thenComparing(CellKey::ledger);

    @Override
    public int compareTo(CellKey other) {
        return this == other ? 0 : ORDER.compare(this, other);
    }
}
