package dev.headroom.commitments.terms;

import dev.headroom.commitments.cube.CellKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dimensions of the cube that an applicability rule may name, by FOCUS column name. */
public enum Dimension {
    PROVIDER_NAME("ProviderName", CellKey::hostProviderName),
    PUBLISHER_NAME("PublisherName", CellKey::serviceProviderName),
    SERVICE_PROVIDER_NAME("ServiceProviderName", CellKey::serviceProviderName),
    HOST_PROVIDER_NAME("HostProviderName", CellKey::hostProviderName),
    INVOICE_ISSUER_NAME("InvoiceIssuerName", CellKey::invoiceIssuerName),
    BILLING_ACCOUNT_ID("BillingAccountId", CellKey::billingAccountId),
    SUB_ACCOUNT_ID("SubAccountId", CellKey::subAccountId),
    SERVICE_CATEGORY("ServiceCategory", CellKey::serviceCategory),
    SERVICE_NAME("ServiceName", CellKey::serviceName),
    REGION_ID("RegionId", CellKey::regionId),
    SKU_ID("SkuId", CellKey::skuId),
    CHARGE_CATEGORY("ChargeCategory", CellKey::chargeCategory),
    CHARGE_CLASS("ChargeClass", CellKey::chargeClass),
    PRICING_CATEGORY("PricingCategory", CellKey::pricingCategory),
    COMMITMENT_DISCOUNT_STATUS("CommitmentDiscountStatus", CellKey::commitmentDiscountStatus),
    BILLING_CURRENCY("BillingCurrency", CellKey::unit);

    private final String focusColumn;

    @SuppressWarnings("ImmutableEnumChecker") // always a method reference
    private final Function<CellKey, @Nullable String> value;

    Dimension(String focusColumn, Function<CellKey, @Nullable String> value) {
        this.focusColumn = focusColumn;
        this.value = value;
    }

    /** The dimension of a FOCUS column, where the cube has it. */
    public static Optional<Dimension> ofFocusColumn(String column) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.focusColumn.equals(column))
                .findFirst();
    }

    @Nullable
    String of(CellKey cell) {
        return value.apply(cell);
    }
}
