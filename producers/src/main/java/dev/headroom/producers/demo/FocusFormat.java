package dev.headroom.producers.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** FOCUS files as the clouds write them: the same facts in the columns, words and timestamps of a version. */
enum FocusFormat {
    /** ProviderName and PublisherName; {@code NULL} for nothing, timestamps with a blank. */
    V1_0(false, "NULL", " 00:00:00"),
    /** As 1.0, with empty fields and ISO timestamps. */
    V1_2(false, "", "T00:00:00Z"),
    /** ServiceProviderName and HostProviderName beside the former two. */
    V1_3(true, "", "T00:00:00Z");

    private static final List<String> PROVIDERS = List.of("ProviderName", "PublisherName");
    private static final List<String> SELLER_AND_HOST = List.of("ServiceProviderName", "HostProviderName");
    private static final List<String> COMMON = List.of(
            "InvoiceIssuerName",
            "BillingAccountId",
            "SubAccountId",
            "BillingPeriodStart",
            "BillingPeriodEnd",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "BilledCost",
            "EffectiveCost",
            "ContractedCost",
            "ListCost",
            "BillingCurrency",
            "PricingCategory",
            "ServiceCategory",
            "ServiceName",
            "SkuId",
            "RegionId",
            "CommitmentDiscountStatus");

    private final boolean withSellerAndHost;
    private final String nothing;
    private final String midnight;

    FocusFormat(boolean withSellerAndHost, String nothing, String midnight) {
        this.withSellerAndHost = withSellerAndHost;
        this.nothing = nothing;
        this.midnight = midnight;
    }

    /** A file with these rows. */
    String csv(List<SeedRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(PROVIDERS);
            if (withSellerAndHost) {
                header.addAll(SELLER_AND_HOST);
            }
            header.addAll(COMMON);
            writer.writeRecord(header);
            for (SeedRow row : rows) {
                writer.writeRecord(fields(row));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private List<String> fields(SeedRow row) {
        List<String> fields = new ArrayList<>();
        fields.add(row.cloud().provider());
        fields.add(row.seller());
        if (withSellerAndHost) {
            fields.add(row.seller());
            fields.add(row.cloud().issuer());
        }
        fields.add(row.cloud().issuer());
        fields.add(row.cloud().account());
        fields.add(row.cloud().account() + "-" + row.region());
        fields.add(midnight(row.billingMonth().atDay(1)));
        fields.add(midnight(row.billingMonth().plusMonths(1).atDay(1)));
        fields.add(midnight(row.firstDay()));
        fields.add(midnight(row.endDay()));
        fields.add(row.chargeCategory());
        fields.add(row.chargeClass() == null ? nothing : row.chargeClass());
        fields.add(row.description());
        fields.add(row.billed().toPlainString());
        fields.add(row.billed().toPlainString());
        fields.add(row.billed().toPlainString());
        fields.add(list(row.billed()).toPlainString());
        fields.add("USD");
        fields.add("Standard");
        fields.add(row.service().category());
        fields.add(row.service().name());
        fields.add(row.service().sku());
        fields.add(row.region());
        fields.add(nothing);
        return fields;
    }

    /** What it would cost without the lab's discount of a fifth. */
    private static BigDecimal list(BigDecimal billed) {
        return billed.multiply(new BigDecimal("1.25")).setScale(12, RoundingMode.HALF_EVEN);
    }

    private String midnight(LocalDate day) {
        return day + midnight;
    }
}
