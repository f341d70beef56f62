package dev.headroom.commitments.cube;

import java.time.LocalDate;
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

    @Override
    public int compareTo(CellKey other) {
        if (this == other) {
            return 0;
        }
        int order = compareParties(other);
        order = order == 0 ? compareService(other) : order;
        return order == 0 ? compareDays(other) : order;
    }

    private int compareParties(CellKey other) {
        int order = CodePoints.compare(provider, other.provider);
        order = order == 0 ? CodePoints.compare(serviceProviderName, other.serviceProviderName) : order;
        order = order == 0 ? CodePoints.compare(hostProviderName, other.hostProviderName) : order;
        order = order == 0 ? CodePoints.compare(invoiceIssuerName, other.invoiceIssuerName) : order;
        order = order == 0 ? CodePoints.compare(billingAccountId, other.billingAccountId) : order;
        return order == 0 ? CodePoints.compare(subAccountId, other.subAccountId) : order;
    }

    private int compareService(CellKey other) {
        int order = CodePoints.compare(serviceCategory, other.serviceCategory);
        order = order == 0 ? CodePoints.compare(serviceName, other.serviceName) : order;
        order = order == 0 ? CodePoints.compare(regionId, other.regionId) : order;
        order = order == 0 ? CodePoints.compare(skuId, other.skuId) : order;
        order = order == 0 ? CodePoints.compare(chargeCategory, other.chargeCategory) : order;
        order = order == 0 ? CodePoints.compare(chargeClass, other.chargeClass) : order;
        order = order == 0 ? CodePoints.compare(pricingCategory, other.pricingCategory) : order;
        order = order == 0 ? CodePoints.compare(commitmentDiscountStatus, other.commitmentDiscountStatus) : order;
        order = order == 0 ? CodePoints.compare(appliedTo, other.appliedTo) : order;
        order = order == 0 ? CodePoints.compare(appliedCommitmentId, other.appliedCommitmentId) : order;
        return order == 0 ? CodePoints.compare(unit, other.unit) : order;
    }

    private int compareDays(CellKey other) {
        int order = chargeDay.compareTo(other.chargeDay);
        order = order == 0 ? chargeThrough.compareTo(other.chargeThrough) : order;
        order = order == 0 ? billingMonth.compareTo(other.billingMonth) : order;
        return order == 0 ? ledger.compareTo(other.ledger) : order;
    }
}
