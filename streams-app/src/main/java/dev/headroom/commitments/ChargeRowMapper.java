package dev.headroom.commitments;

import dev.headroom.commitments.intake.Charge;
import dev.headroom.events.ChargeRow;
import dev.headroom.events.ContractAppliedElement;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.util.List;

/** From a row of the spend log to a charge. */
final class ChargeRowMapper {

    private ChargeRowMapper() {}

    static Charge toCharge(ChargeRow row) {
        return new Charge(
                row.getProviderName(),
                row.getPublisherName(),
                row.getServiceProviderName(),
                row.getHostProviderName(),
                row.getInvoiceIssuerName(),
                row.getBillingAccountId(),
                row.getSubAccountId(),
                row.getServiceCategory(),
                row.getServiceName(),
                row.getRegionId(),
                row.getSkuId(),
                row.getChargeCategory(),
                row.getChargeClass(),
                row.getPricingCategory(),
                row.getCommitmentDiscountStatus(),
                row.getBillingCurrency(),
                row.getChargePeriodStart(),
                row.getChargePeriodEnd(),
                row.getBillingPeriodStart(),
                Decimals.fromBytes(row.getBilledCost()),
                Decimals.fromBytes(row.getEffectiveCost()),
                Decimals.fromBytes(row.getContractedCost()),
                Decimals.fromBytes(row.getListCost()),
                applied(row.getContractApplied()));
    }

    private static List<Charge.Applied> applied(List<ContractAppliedElement> elements) {
        return elements.isEmpty()
                ? List.of()
                : elements.stream().map(ChargeRowMapper::applied).toList();
    }

    private static Charge.Applied applied(ContractAppliedElement element) {
        BigDecimal cost = Decimals.fromNullableBytes(element.getCost());
        if (cost != null) {
            return new Charge.Applied(element.getContractCommitmentId(), cost, null);
        }
        BigDecimal quantity = Decimals.fromNullableBytes(element.getQuantity());
        if (quantity == null || element.getUnit() == null) {
            throw new IllegalArgumentException("ContractApplied element of " + element.getContractCommitmentId()
                    + " has neither a cost nor a quantity with unit");
        }
        return new Charge.Applied(element.getContractCommitmentId(), quantity, element.getUnit());
    }
}
