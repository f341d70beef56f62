package dev.headroom.acceptance.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated bill of one cloud: as many rows as one likes in at most {@code days} × 24 cells, and the same rows each time.
 *
 * @param artifact its number within the scope; another number gives other amounts
 */
record Bill(String scope, int artifact, String style, String ledger, Cloud cloud, int days, int rows) {

    static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-01");

    private static final String HEADER =
            "InvoiceIssuerName,ServiceProviderName,HostProviderName,BillingAccountId,ServiceCategory,"
                    + "ServiceName,RegionId,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BillingPeriodStart,BillingCurrency,"
                    + "BilledCost,EffectiveCost,ContractedCost,ListCost,ContractApplied";
    private static final int ACCOUNTS = 2;
    private static final int REGIONS = 3;
    private static final List<String> SERVICES = List.of("Compute", "Storage", "Networking", "AI");
    private static final int CREDIT_EVERY = 50;

    /** Who bills, who sells beside it, in which currency, and what some of its rows say they were applied to. */
    record Cloud(String issuer, String reseller, String currency, String contractApplied) {}

    /** The file's name. */
    String fileName() {
        return scope.replace('/', '-') + "-" + artifact + ".csv";
    }

    void write(Path directory) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(directory.resolve(fileName()))) {
            file.write(HEADER + "\n");
            for (String line : lines()) {
                file.write(line + "\n");
            }
        }
    }

    private List<String> lines() {
        Random random = new Random((scope + artifact).hashCode());
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lines.add(line(random));
        }
        return lines;
    }

    private String line(Random random) {
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(days));
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        boolean credit = random.nextInt(CREDIT_EVERY) == 0;
        BigDecimal cost = BigDecimal.valueOf(1 + random.nextInt(999_999_999), 7);
        BigDecimal billed = credit ? cost.negate() : cost;
        String seller = service.equals("AI") ? cloud.reseller() : cloud.issuer();
        return String.join(
                ",",
                cloud.issuer(),
                seller,
                cloud.issuer(),
                "account-" + random.nextInt(ACCOUNTS),
                service,
                cloud.issuer() + " " + service,
                "region-" + random.nextInt(REGIONS),
                credit ? "Credit" : "Usage",
                day + "T00:00:00Z",
                day.plusDays(1) + "T00:00:00Z",
                day.withDayOfMonth(1) + "T00:00:00Z",
                cloud.currency(),
                billed.toPlainString(),
                billed.multiply(new BigDecimal("0.91")).toPlainString(),
                billed.toPlainString(),
                billed.multiply(new BigDecimal("1.3")).toPlainString(),
                service.equals("Storage") ? cloud.contractApplied() : "");
    }
}
