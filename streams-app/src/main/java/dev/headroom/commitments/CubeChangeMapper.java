package dev.headroom.commitments;

import static dev.headroom.commitments.CellRecordMapper.sums;
import static dev.headroom.commitments.CellRecordMapper.toBytes;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.state.CellChange;
import dev.headroom.commitments.state.CubeChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of cells as one record. The cells of a bill share most of their texts, so the record has each text once: a balance waits
 * for a hundred thousand cells to be written and read.
 */
final class CubeChangeMapper {

    private static final int NONE = -1;

    private CubeChangeMapper() {}

    static CubeChange toTick(int partition, long tick) {
        return new CubeChange(partition, tick, null, 0, List.of(), List.of());
    }

    static CubeChange toChange(int partition, @Nullable String group, int groupSize, List<Cell> cells) {
        Texts texts = new Texts();
        List<CellChange> changes = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            changes.add(toRecord(cell, texts));
        }
        return new CubeChange(partition, null, group, groupSize, texts.inOrder, changes);
    }

    /** The changes, their keys made of texts and days of the pool. */
    static List<Cell> toCells(CubeChange change, KeyPool pool) {
        List<String> texts = new ArrayList<>(change.getTexts().size());
        for (String text : change.getTexts()) {
            texts.add(pool.one(text));
        }
        List<Cell> cells = new ArrayList<>(change.getCells().size());
        for (CellChange cell : change.getCells()) {
            cells.add(toCell(cell, texts, pool));
        }
        return cells;
    }

    private static CellChange toRecord(Cell cell, Texts texts) {
        CellKey key = cell.key();
        CellSums sums = cell.sums();
        CellChange out = new CellChange();
        out.setProvider(texts.place(key.provider()));
        out.setServiceProviderName(texts.place(key.serviceProviderName()));
        out.setHostProviderName(texts.place(key.hostProviderName()));
        out.setInvoiceIssuerName(texts.place(key.invoiceIssuerName()));
        out.setBillingAccountId(texts.place(key.billingAccountId()));
        out.setSubAccountId(texts.place(key.subAccountId()));
        out.setServiceCategory(texts.place(key.serviceCategory()));
        out.setServiceName(texts.place(key.serviceName()));
        out.setRegionId(texts.place(key.regionId()));
        out.setSkuId(texts.place(key.skuId()));
        out.setChargeCategory(texts.place(key.chargeCategory()));
        out.setChargeClass(texts.place(key.chargeClass()));
        out.setPricingCategory(texts.place(key.pricingCategory()));
        out.setCommitmentDiscountStatus(texts.place(key.commitmentDiscountStatus()));
        out.setAppliedTo(texts.place(key.appliedTo()));
        out.setAppliedCommitmentId(texts.place(key.appliedCommitmentId()));
        out.setUnit(texts.place(key.unit()));
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

    private static Cell toCell(CellChange in, List<String> texts, KeyPool pool) {
        CellKey key = new CellKey(
                texts.get(in.getProvider()),
                textOrNone(texts, in.getServiceProviderName()),
                textOrNone(texts, in.getHostProviderName()),
                textOrNone(texts, in.getInvoiceIssuerName()),
                textOrNone(texts, in.getBillingAccountId()),
                textOrNone(texts, in.getSubAccountId()),
                textOrNone(texts, in.getServiceCategory()),
                textOrNone(texts, in.getServiceName()),
                textOrNone(texts, in.getRegionId()),
                textOrNone(texts, in.getSkuId()),
                texts.get(in.getChargeCategory()),
                textOrNone(texts, in.getChargeClass()),
                textOrNone(texts, in.getPricingCategory()),
                textOrNone(texts, in.getCommitmentDiscountStatus()),
                textOrNone(texts, in.getAppliedTo()),
                textOrNone(texts, in.getAppliedCommitmentId()),
                texts.get(in.getUnit()),
                pool.day(in.getChargeDay()),
                pool.day(in.getChargeThrough()),
                pool.day(in.getBillingMonth()),
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

    private static @Nullable String textOrNone(List<String> texts, int place) {
        return place == NONE ? null : texts.get(place);
    }

    /** The texts of a record, each once, in the order in which they first came. */
    private static final class Texts {

        private final List<String> inOrder = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        int place(@Nullable String text) {
            if (text == null) {
                return NONE;
            }
            Integer known = places.putIfAbsent(text, inOrder.size());
            if (known != null) {
                return known;
            }
            inOrder.add(text);
            return inOrder.size() - 1;
        }
    }
}
