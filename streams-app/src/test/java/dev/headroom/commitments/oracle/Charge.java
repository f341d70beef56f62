package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a FOCUS Cost and Usage file: the columns that matter, as in the bill, blank ones included. */
public record Charge(
        Names who, What what, When when, Costs costs, String billingCurrency, List<AppliedElement> applied) {

    /** Who sells, hosts and invoices. */
    public record Names(
            @Nullable String providerName,
            @Nullable String publisherName,
            @Nullable String serviceProviderName,
            @Nullable String hostProviderName,
            @Nullable String invoiceIssuerName) {}

    /** The dimensions that stay as they are in the bill. */
    public record What(
            @Nullable String billingAccountId,
            @Nullable String subAccountId,
            @Nullable String serviceCategory,
            @Nullable String serviceName,
            @Nullable String regionId,
            @Nullable String skuId,
            String chargeCategory,
            @Nullable String chargeClass,
            @Nullable String pricingCategory,
            @Nullable String commitmentDiscountStatus) {}

    /** Charge period (end exclusive) and start of the billing period. */
    public record When(Instant chargePeriodStart, Instant chargePeriodEnd, Instant billingPeriodStart) {}

    /** The four costs, in the billing currency. */
    public record Costs(BigDecimal billed, BigDecimal effective, BigDecimal contracted, BigDecimal list) {}
}
