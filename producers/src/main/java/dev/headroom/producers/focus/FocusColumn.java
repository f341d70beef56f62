package dev.headroom.producers.focus;

import dev.headroom.events.ChargeRow;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The FOCUS Cost and Usage columns that have a field of their own in a {@link ChargeRow} (versions 1.0 to 1.4). Every other column
 * of a file is kept by its name.
 */
enum FocusColumn {
    PROVIDER_NAME("ProviderName", ChargeRow::setProviderName),
    PUBLISHER_NAME("PublisherName", ChargeRow::setPublisherName),
    SERVICE_PROVIDER_NAME("ServiceProviderName", ChargeRow::setServiceProviderName),
    HOST_PROVIDER_NAME("HostProviderName", ChargeRow::setHostProviderName),
    INVOICE_ISSUER_NAME("InvoiceIssuerName", ChargeRow::setInvoiceIssuerName),
    BILLING_ACCOUNT_ID("BillingAccountId", ChargeRow::setBillingAccountId),
    SUB_ACCOUNT_ID("SubAccountId", ChargeRow::setSubAccountId),
    SERVICE_CATEGORY("ServiceCategory", ChargeRow::setServiceCategory),
    SERVICE_NAME("ServiceName", ChargeRow::setServiceName),
    REGION_ID("RegionId", ChargeRow::setRegionId),
    SKU_ID("SkuId", ChargeRow::setSkuId),
    CHARGE_CATEGORY("ChargeCategory", ChargeRow::setChargeCategory),
    CHARGE_CLASS("ChargeClass", ChargeRow::setChargeClass),
    PRICING_CATEGORY("PricingCategory", ChargeRow::setPricingCategory),
    COMMITMENT_DISCOUNT_STATUS("CommitmentDiscountStatus", ChargeRow::setCommitmentDiscountStatus),
    BILLING_CURRENCY("BillingCurrency", ChargeRow::setBillingCurrency),
    CHARGE_PERIOD_START("ChargePeriodStart", null),
    CHARGE_PERIOD_END("ChargePeriodEnd", null),
    BILLING_PERIOD_START("BillingPeriodStart", null),
    BILLED_COST("BilledCost", null),
    EFFECTIVE_COST("EffectiveCost", null),
    CONTRACTED_COST("ContractedCost", null),
    LIST_COST("ListCost", null),
    CONTRACT_APPLIED("ContractApplied", null);

    private static final Map<String, FocusColumn> BY_NAME = byName();

    private final String columnName;

    @SuppressWarnings("ImmutableEnumChecker") // always a method reference, which has no state
    private final @Nullable BiConsumer<ChargeRow, String> textSetter;

    FocusColumn(String columnName, @Nullable BiConsumer<ChargeRow, String> textSetter) {
        this.columnName = columnName;
        this.textSetter = textSetter;
    }

    /** The column's name in FOCUS. */
    String columnName() {
        return columnName;
    }

    /** Whether the column is text that is kept as it is. */
    boolean isText() {
        return textSetter != null;
    }

    /** Whether the column holds one of a few words, which blanks around it are no part of. */
    boolean isWord() {
        return this == CHARGE_CATEGORY || this == BILLING_CURRENCY;
    }

    /** Puts the text of the column into the row; for text columns only. */
    void set(ChargeRow row, String text) {
        if (textSetter == null) {
            throw new IllegalStateException(columnName + " is no text column");
        }
        textSetter.accept(row, text);
    }

    /** The column of that name, upper and lower case being the same (some warehouses shout); null for any other. */
    static @Nullable FocusColumn named(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, FocusColumn> byName() {
        Map<String, FocusColumn> columns = new HashMap<>();
        for (FocusColumn column : values()) {
            columns.put(column.columnName.toLowerCase(Locale.ROOT), column);
        }
        return Map.copyOf(columns);
    }
}
