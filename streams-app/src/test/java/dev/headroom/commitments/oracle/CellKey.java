package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Text.orEmpty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cube: a cell's key is the dimension columns of {@code spend_daily} in their listed order. */
record CellKey(
        String provider,
        @Nullable String serviceProviderName,
        @Nullable String hostProviderName,
        @Nullable String invoiceIssuerName,
        @Nullable String billingAccountId,
        @Nullable String subAccountId,
        @Nullable String serviceCategory,
        @Nullable String serviceName,
        @Nullable String regionId,
        @Nullable String skuId,
        String chargeCategory,
        @Nullable String chargeClass,
        @Nullable String pricingCategory,
        @Nullable String commitmentDiscountStatus,
        @Nullable String appliedTo,
        @Nullable String appliedCommitmentId,
        String unit,
        LocalDate chargeDay,
        LocalDate chargeThrough,
        YearMonth billingMonth,
        String ledger)
        implements Comparable<CellKey> {

    /** Columns in order; the text of a day or month sorts as the day or month does. */
    private List<String> parts() {
        return List.of(
                provider,
                orEmpty(serviceProviderName),
                orEmpty(hostProviderName),
                orEmpty(invoiceIssuerName),
                orEmpty(billingAccountId),
                orEmpty(subAccountId),
                orEmpty(serviceCategory),
                orEmpty(serviceName),
                orEmpty(regionId),
                orEmpty(skuId),
                chargeCategory,
                orEmpty(chargeClass),
                orEmpty(pricingCategory),
                orEmpty(commitmentDiscountStatus),
                orEmpty(appliedTo),
                orEmpty(appliedCommitmentId),
                unit,
                chargeDay.toString(),
                chargeThrough.toString(),
                billingMonth.toString(),
                ledger);
    }

    @Override
    public int compareTo(CellKey other) {
        return Text.PARTS_BY_CODE_POINT.compare(parts(), other.parts());
    }

    boolean accrued() {
        return ledger.equals("ACCRUED");
    }
}
