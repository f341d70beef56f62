package dev.headroom.commitments;

import static dev.headroom.serde.Decimals.toMicros;
import static dev.headroom.serde.Decimals.toText;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.tables.SpendDaily;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Cells as {@code spend_daily} shows them. */
final class SpendDailyMapper {

    private SpendDailyMapper() {}

    static SpendDaily toRow(Cell cell, Instant asOf, long version) {
        CellKey key = cell.key();
        CellSums sums = cell.sums();
        SpendDaily row = new SpendDaily();
        row.setProvider(key.provider());
        row.setServiceProviderName(key.serviceProviderName());
        row.setHostProviderName(key.hostProviderName());
        row.setInvoiceIssuerName(key.invoiceIssuerName());
        row.setBillingAccountId(key.billingAccountId());
        row.setSubAccountId(key.subAccountId());
        row.setServiceCategory(key.serviceCategory());
        row.setServiceName(key.serviceName());
        row.setRegionId(key.regionId());
        row.setSkuId(key.skuId());
        row.setChargeCategory(key.chargeCategory());
        row.setChargeClass(key.chargeClass());
        row.setPricingCategory(key.pricingCategory());
        row.setCommitmentDiscountStatus(key.commitmentDiscountStatus());
        row.setAppliedTo(key.appliedTo());
        row.setAppliedCommitmentId(key.appliedCommitmentId());
        row.setUnit(key.unit());
        row.setChargeDay(midnight(key.chargeDay()));
        row.setChargeThrough(midnight(key.chargeThrough()));
        row.setBillingMonth(midnight(key.billingMonth()));
        row.setLedger(key.ledger().name());
        row.setBilledCostMicros(toMicros(sums.billed()));
        row.setEffectiveCostMicros(toMicros(sums.effective()));
        row.setContractedCostMicros(toMicros(sums.contracted()));
        row.setListCostMicros(toMicros(sums.list()));
        row.setAppliedMicros(toMicros(sums.applied()));
        row.setBilledCost(toText(sums.billed()));
        row.setEffectiveCost(toText(sums.effective()));
        row.setContractedCost(toText(sums.contracted()));
        row.setListCost(toText(sums.list()));
        row.setApplied(toText(sums.applied()));
        row.setRowCount(sums.rowCount());
        row.setAsOf(asOf);
        row.setVersion(version);
        return row;
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
