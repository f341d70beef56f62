package dev.headroom.commitments.cube;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One copy of each text of the dimensions of cells. Cells share most of their texts, but each record brings its own copies: with one
 * copy a hundred thousand cells take a fraction of the memory, and most comparisons end at the first look.
 */
public final class TextPool {

    private final Map<String, String> texts = new HashMap<>();

    /** An equal key made of pooled texts. */
    public CellKey pooled(CellKey key) {
        return new CellKey(
                one(key.provider()),
                oneOrNone(key.serviceProviderName()),
                oneOrNone(key.hostProviderName()),
                oneOrNone(key.invoiceIssuerName()),
                oneOrNone(key.billingAccountId()),
                oneOrNone(key.subAccountId()),
                oneOrNone(key.serviceCategory()),
                oneOrNone(key.serviceName()),
                oneOrNone(key.regionId()),
                oneOrNone(key.skuId()),
                one(key.chargeCategory()),
                oneOrNone(key.chargeClass()),
                oneOrNone(key.pricingCategory()),
                oneOrNone(key.commitmentDiscountStatus()),
                oneOrNone(key.appliedTo()),
                oneOrNone(key.appliedCommitmentId()),
                one(key.unit()),
                key.chargeDay(),
                key.chargeThrough(),
                key.billingMonth(),
                key.ledger());
    }

    private String one(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private @Nullable String oneOrNone(@Nullable String text) {
        return text == null ? null : one(text);
    }
}
