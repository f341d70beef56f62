package dev.headroom.commitments.cube;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One copy of each text and day of the dimensions of cells. Cells share most of them, but each record brings its own copies: with one
 * copy a hundred thousand cells take a fraction of the memory, and most comparisons end at the first look.
 *
 * <p>It only saves: keys of different pools are equal all the same. So one that has grown large begins anew.
 */
public final class KeyPool {

    private static final int MOST = 1_000_000;

    private final Map<Object, Object> pool = new HashMap<>();

    /** An equal key made of pooled texts and days. */
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
                one(key.chargeDay()),
                one(key.chargeThrough()),
                one(key.billingMonth()),
                key.ledger());
    }

    /** The pooled day so many days after 1970-01-01. */
    public LocalDate day(int epochDay) {
        return one(LocalDate.ofEpochDay(epochDay));
    }

    /** The pooled text or day equal to {@code fresh}. */
    public <T> T one(T fresh) {
        if (pool.size() >= MOST) {
            pool.clear();
        }
        Object known = pool.putIfAbsent(fresh, fresh);
        // Only what equals it is found, and a text equals no day.
        @SuppressWarnings("unchecked")
        T pooled = known == null ? fresh : (T) known;
        return pooled;
    }

    private @Nullable String oneOrNone(@Nullable String text) {
        return text == null ? null : one(text);
    }
}
