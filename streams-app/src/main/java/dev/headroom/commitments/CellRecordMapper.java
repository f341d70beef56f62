package dev.headroom.commitments;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.intake.CellFold;
import dev.headroom.commitments.state.CellAddition;
import dev.headroom.commitments.state.CellRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.LocalDate;

/** Cells as they are kept in stores and sent from intake to the cube. */
final class CellRecordMapper {

    private static final int SCALE = 18;

    private CellRecordMapper() {}

    static CellRecord toRecord(Cell cell) {
        CellKey key = cell.key();
        CellSums sums = cell.sums();
        CellRecord out = new CellRecord();
        out.setProvider(key.provider());
        out.setServiceProviderName(key.serviceProviderName());
        out.setHostProviderName(key.hostProviderName());
        out.setInvoiceIssuerName(key.invoiceIssuerName());
        out.setBillingAccountId(key.billingAccountId());
        out.setSubAccountId(key.subAccountId());
        out.setServiceCategory(key.serviceCategory());
        out.setServiceName(key.serviceName());
        out.setRegionId(key.regionId());
        out.setSkuId(key.skuId());
        out.setChargeCategory(key.chargeCategory());
        out.setChargeClass(key.chargeClass());
        out.setPricingCategory(key.pricingCategory());
        out.setCommitmentDiscountStatus(key.commitmentDiscountStatus());
        out.setAppliedTo(key.appliedTo());
        out.setAppliedCommitmentId(key.appliedCommitmentId());
        out.setUnit(key.unit());
        out.setChargeDay((int) key.chargeDay().toEpochDay());
        out.setChargeThrough((int) key.chargeThrough().toEpochDay());
        out.setBillingMonth((int) key.billingMonth().toEpochDay());
        out.setSettled(key.ledger() == Ledger.SETTLED);
        out.setBilledCost(toBytes(sums.billed()));
        out.setEffectiveCost(toBytes(sums.effective()));
        out.setContractedCost(toBytes(sums.contracted()));
        out.setListCost(toBytes(sums.list()));
        out.setApplied(toBytes(sums.applied()));
        out.setRowCount(sums.rowCount());
        out.setEntries(sums.entries());
        return out;
    }

    static Cell toCell(CellRecord in) {
        CellKey key = new CellKey(
                in.getProvider(),
                in.getServiceProviderName(),
                in.getHostProviderName(),
                in.getInvoiceIssuerName(),
                in.getBillingAccountId(),
                in.getSubAccountId(),
                in.getServiceCategory(),
                in.getServiceName(),
                in.getRegionId(),
                in.getSkuId(),
                in.getChargeCategory(),
                in.getChargeClass(),
                in.getPricingCategory(),
                in.getCommitmentDiscountStatus(),
                in.getAppliedTo(),
                in.getAppliedCommitmentId(),
                in.getUnit(),
                LocalDate.ofEpochDay(in.getChargeDay()),
                LocalDate.ofEpochDay(in.getChargeThrough()),
                LocalDate.ofEpochDay(in.getBillingMonth()),
                in.getSettled() ? Ledger.SETTLED : Ledger.ACCRUED);
        CellSums sums = sums(
                in.getBilledCost(),
                in.getEffectiveCost(),
                in.getContractedCost(),
                in.getListCost(),
                in.getApplied(),
                in.getRowCount(),
                in.getEntries());
        return new Cell(key, sums);
    }

    static CellAddition toRecord(CellFold.Addition addition) {
        CellSums sums = addition.sums();
        return new CellAddition(
                addition.number(),
                toBytes(sums.billed()),
                toBytes(sums.effective()),
                toBytes(sums.contracted()),
                toBytes(sums.list()),
                toBytes(sums.applied()),
                sums.rowCount(),
                sums.entries());
    }

    static CellSums toSums(CellAddition in) {
        return sums(
                in.getBilledCost(),
                in.getEffectiveCost(),
                in.getContractedCost(),
                in.getListCost(),
                in.getApplied(),
                in.getRowCount(),
                in.getEntries());
    }

    /** Sums of decimal(38,18) amounts have no more fraction digits, but may have more digits in all. */
    static ByteBuffer toBytes(BigDecimal amount) {
        return ByteBuffer.wrap(
                amount.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().toByteArray());
    }

    /** The sums in a record of any kind. */
    static CellSums sums(
            ByteBuffer billed,
            ByteBuffer effective,
            ByteBuffer contracted,
            ByteBuffer list,
            ByteBuffer applied,
            long rowCount,
            long entries) {
        return new CellSums(
                fromBytes(billed),
                fromBytes(effective),
                fromBytes(contracted),
                fromBytes(list),
                fromBytes(applied),
                rowCount,
                entries);
    }

    private static BigDecimal fromBytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return new BigDecimal(new BigInteger(bytes), SCALE);
    }
}
