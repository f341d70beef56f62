package dev.headroom.commitments.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders charges as rows of a FOCUS Cost and Usage file; the other way round from {@link FocusRows}. */
public final class FocusColumns {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FocusColumns() {}

    /** The row by FOCUS column name; what is null in the charge has no column. Amounts are plain decimals, times end in Z. */
    public static Map<String, String> of(Charge charge) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("BilledCost", charge.costs().billed().toPlainString());
        row.put("EffectiveCost", charge.costs().effective().toPlainString());
        row.put("ContractedCost", charge.costs().contracted().toPlainString());
        row.put("ListCost", charge.costs().list().toPlainString());
        row.put("BillingCurrency", charge.billingCurrency());
        put(row, "BillingAccountId", charge.what().billingAccountId());
        put(row, "SubAccountId", charge.what().subAccountId());
        row.put("BillingPeriodStart", charge.when().billingPeriodStart().toString());
        row.put(
                "BillingPeriodEnd",
                monthAfter(charge.when().billingPeriodStart()).toString());
        row.put("ChargePeriodStart", charge.when().chargePeriodStart().toString());
        row.put("ChargePeriodEnd", charge.when().chargePeriodEnd().toString());
        row.put("ChargeCategory", charge.what().chargeCategory());
        put(row, "ChargeClass", charge.what().chargeClass());
        put(row, "ProviderName", charge.who().providerName());
        put(row, "PublisherName", charge.who().publisherName());
        put(row, "ServiceProviderName", charge.who().serviceProviderName());
        put(row, "HostProviderName", charge.who().hostProviderName());
        put(row, "InvoiceIssuerName", charge.who().invoiceIssuerName());
        put(row, "ServiceCategory", charge.what().serviceCategory());
        put(row, "ServiceName", charge.what().serviceName());
        put(row, "RegionId", charge.what().regionId());
        put(row, "SkuId", charge.what().skuId());
        put(row, "PricingCategory", charge.what().pricingCategory());
        put(row, "CommitmentDiscountStatus", charge.what().commitmentDiscountStatus());
        if (!charge.applied().isEmpty()) {
            row.put("ContractApplied", contractApplied(charge.applied()));
        }
        return row;
    }

    private static String contractApplied(List<AppliedElement> elements) {
        ObjectNode applied = JSON.createObjectNode();
        ArrayNode array = applied.putArray("Elements");
        for (AppliedElement element : elements) {
            ObjectNode node = array.addObject();
            node.put("ContractId", element.contractId());
            node.put("ContractCommitmentId", element.commitmentId());
            node.put("ContractCommitmentAppliedCost", element.cost());
            node.put("ContractCommitmentAppliedQuantity", element.quantity());
            node.put("ContractCommitmentAppliedUnit", element.unit());
        }
        try {
            return JSON.writeValueAsString(applied);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant monthAfter(Instant billingPeriodStart) {
        return YearMonth.from(billingPeriodStart.atZone(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static void put(Map<String, String> row, String column, @Nullable String value) {
        if (value != null) {
            row.put(column, value);
        }
    }
}
