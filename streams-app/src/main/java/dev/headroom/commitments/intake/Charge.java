package dev.headroom.commitments.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One charge row of a bill: the FOCUS columns that decide where it counts, as they were billed. */
public record Charge(
        @Nullable String providerName,
        @Nullable String publisherName,
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
        String billingCurrency,
        Instant chargePeriodStart,
        Instant chargePeriodEnd,
        Instant billingPeriodStart,
        BigDecimal billedCost,
        BigDecimal effectiveCost,
        BigDecimal contractedCost,
        BigDecimal listCost,
        List<Applied> contractApplied) {

    /**
     * One element of ContractApplied.
     *
     * @param unit of a quantity; null: the amount is a cost in the billing currency
     */
    public record Applied(
            String commitmentId,
            BigDecimal amount,
            @Nullable String unit) {}
}
