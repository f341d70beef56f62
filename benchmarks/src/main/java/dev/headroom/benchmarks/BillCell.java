package dev.headroom.benchmarks;

import dev.headroom.events.ChargeRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A cell of the spend cube: one SKU in one sub-account on one day of the bill's month. Different numbers are different cells.
 *
 * @param day day of the month, from 1
 */
record BillCell(
        int day, int sku, int account, String region, String service, String serviceCategory, String chargeCategory) {

    static final LocalDate MONTH = LocalDate.of(2026, 10, 1);
    static final String PROVIDER = "AWS";
    static final String ISSUER = "Amazon Web Services, Inc.";
    static final String BILLING_ACCOUNT = "123456789012";
    static final String TAX = "Tax";

    private static final int DAYS = 31;
    private static final int SKUS = 400;
    private static final String[] REGIONS = {
        "us-east-1",
        "us-east-2",
        "us-west-2",
        "eu-west-1",
        "eu-central-1",
        "ap-southeast-2",
        "ap-northeast-1",
        "sa-east-1"
    };
    private static final String[][] SERVICES = {
        {"Amazon Elastic Compute Cloud", "Compute"},
        {"Amazon Simple Storage Service", "Storage"},
        {"Amazon Relational Database Service", "Databases"},
        {"Amazon SageMaker", "AI and Machine Learning"},
        {"Amazon Elastic Kubernetes Service", "Compute"},
        {"Amazon Simple Queue Service", "Integration"},
        {"Amazon CloudFront", "Networking"},
        {"AWS Key Management Service", "Security"},
        {"AmazonCloudWatch", "Management and Governance"},
        {"Amazon FSx", "Storage"}
    };

    /** The cell of that number. */
    static BillCell of(int number) {
        int combination = number / DAYS;
        int sku = combination % SKUS;
        String[] service = SERVICES[sku % SERVICES.length];
        return new BillCell(
                number % DAYS + 1,
                sku,
                combination / SKUS,
                REGIONS[(sku + combination / SKUS) % REGIONS.length],
                service[0],
                service[1],
                sku == 0 ? TAX : "Usage");
    }

    String skuId() {
        return "HRBENCH" + (100_000_000L + sku * 7_654_321L);
    }

    String subAccountId() {
        return Long.toString(51_738_928_782L + account * 1_000_003L);
    }

    /** A row of the cell as importers send it, without costs. */
    ChargeRow toRow() {
        Instant start = MONTH.withDayOfMonth(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        ChargeRow row = new ChargeRow();
        row.setProviderName(PROVIDER);
        row.setPublisherName(ISSUER);
        row.setInvoiceIssuerName(ISSUER);
        row.setBillingAccountId(BILLING_ACCOUNT);
        row.setSubAccountId(subAccountId());
        row.setServiceCategory(serviceCategory);
        row.setServiceName(service);
        row.setRegionId(region);
        row.setSkuId(skuId());
        row.setChargeCategory(chargeCategory);
        row.setPricingCategory("Standard");
        row.setBillingCurrency("USD");
        row.setChargePeriodStart(start);
        row.setChargePeriodEnd(start.plusSeconds(3_600));
        row.setBillingPeriodStart(MONTH.atStartOfDay(ZoneOffset.UTC).toInstant());
        row.setContractApplied(List.of());
        row.setOtherColumns(Map.of());
        return row;
    }
}
