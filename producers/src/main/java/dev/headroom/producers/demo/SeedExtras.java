package dev.headroom.producers.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Charges beside use. */
final class SeedExtras {

    private static final int MARKETPLACE_EVERY = 3;

    private SeedExtras() {}

    static List<SeedRow> of(Cloud cloud, YearMonth month, int index) {
        if (isMarketplaceMonth(cloud, index)) {
            return List.of(
                    monthly(cloud, "Red Hat Inc.", "Purchase", month, "OpenShift subscription", "141250000.50"),
                    monthly(cloud, "Snowflake Inc.", "Usage", month, "Data warehouse", "58300000.125"));
        }
        if (cloud.equals(Cloud.ORACLE)) {
            return List.of(monthly(cloud, cloud.issuer(), "Tax", month, "Sales tax", "1250000"));
        }
        return cloud.equals(Cloud.GOOGLE)
                ? List.of(monthly(cloud, cloud.issuer(), "Credit", month, "Partner credit", "-750000.75"))
                : List.of();
    }

    /** Whether a cloud's bill of that month has charges of others, sold in its marketplace. */
    static boolean isMarketplaceMonth(Cloud cloud, int index) {
        return cloud.equals(Cloud.AWS) && index % MARKETPLACE_EVERY == 0;
    }

    /** The bill before it was final: three per cent too high, and with a charge that was taken back. */
    static List<SeedRow> preliminary(Cloud cloud, YearMonth month, List<SeedRow> rows) {
        List<SeedRow> preliminary = new ArrayList<>();
        for (SeedRow row : rows) {
            preliminary.add(new SeedRow(
                    row.cloud(),
                    row.seller(),
                    row.chargeCategory(),
                    row.chargeClass(),
                    row.billingMonth(),
                    row.firstDay(),
                    row.endDay(),
                    row.service(),
                    row.region(),
                    SeedSpend.share(row.billed(), 1_030),
                    row.description()));
        }
        preliminary.add(monthly(cloud, cloud.issuer(), "Purchase", month, "Capacity block", "25000000"));
        return preliminary;
    }

    private static SeedRow monthly(
            Cloud cloud, String seller, String category, YearMonth month, String name, String billed) {
        return SeedRow.monthly(cloud, seller, category, month, name, new BigDecimal(billed));
    }
}
