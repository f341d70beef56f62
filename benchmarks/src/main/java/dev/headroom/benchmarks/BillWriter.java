package dev.headroom.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a bill in FOCUS 1.0: the 44 columns of real exports, in their usual widths, quoted as they are, NULL as text. One provider,
 * one month; every cell has the same number of rows, give or take one, and the rows are in random order of cells. The same numbers
 * give the same bill.
 */
final class BillWriter {

    private static final String HEADER =
            "\"AvailabilityZone\",\"BilledCost\",\"BillingAccountId\",\"BillingAccountName\",\"BillingCurrency\","
                    + "\"BillingPeriodEnd\",\"BillingPeriodStart\",\"ChargeCategory\",\"ChargeClass\",\"ChargeDescription\",\"ChargeFrequency\","
                    + "\"ChargePeriodEnd\",\"ChargePeriodStart\",\"CommitmentDiscountCategory\",\"CommitmentDiscountId\","
                    + "\"CommitmentDiscountName\",\"CommitmentDiscountStatus\",\"CommitmentDiscountType\",\"ConsumedQuantity\",\"ConsumedUnit\","
                    + "\"ContractedCost\",\"ContractedUnitPrice\",\"EffectiveCost\",\"InvoiceIssuerName\",\"ListCost\",\"ListUnitPrice\","
                    + "\"PricingCategory\",\"PricingQuantity\",\"PricingUnit\",\"ProviderName\",\"PublisherName\",\"RegionId\",\"RegionName\","
                    + "\"ResourceId\",\"ResourceName\",\"ResourceType\",\"ServiceCategory\",\"ServiceName\",\"SkuId\",\"SkuPriceId\","
                    + "\"SubAccountId\",\"SubAccountName\",\"Tags\",\"x_Id\"\n";

    /** Costs are written with this many fraction digits. */
    private static final int SCALE = 11;

    private static final long ONE = 100_000_000_000L;
    private static final int COMMON_COST_BOUND = 1_000_000_000;
    private static final long RARE_COST_BOUND = 100 * ONE;

    private final Random random;
    private final StringBuilder line = new StringBuilder(1_024);
    private long countedUnscaled;

    private BillWriter(long seed) {
        this.random = new Random(seed);
    }

    static Bill write(Path file, int rows, int cells, long seed) throws IOException {
        BillWriter writer = new BillWriter(seed);
        int[] cellOfRow = writer.shuffled(rows, cells);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int row = 0; row < rows; row++) {
                writer.fill(row, BillCell.of(cellOfRow[row]));
                out.append(writer.line);
            }
        }
        return new Bill(file, rows, cells, Files.size(file), BigDecimal.valueOf(writer.countedUnscaled, SCALE));
    }

    private int[] shuffled(int rows, int cells) {
        int[] cellOfRow = new int[rows];
        for (int row = 0; row < rows; row++) {
            cellOfRow[row] = row % cells;
        }
        for (int last = rows - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = cellOfRow[last];
            cellOfRow[last] = cellOfRow[other];
            cellOfRow[other] = swapped;
        }
        return cellOfRow;
    }

    private void fill(int row, BillCell cell) {
        long cost = random.nextInt(10) == 0 ? random.nextLong(RARE_COST_BOUND) : random.nextInt(COMMON_COST_BOUND);
        if (!cell.chargeCategory().equals(BillCell.TAX)) {
            countedUnscaled = Math.addExact(countedUnscaled, cost);
        }
        int hour = random.nextInt(24);
        long resource = random.nextLong() >>> 1;
        line.setLength(0);
        quoted(cell.region()).append(',');
        amount(cost).append(',');
        quoted(BillCell.BILLING_ACCOUNT).append(',');
        line.append("\"SunBird\",\"USD\",\"2026-11-01 00:00:00\",\"2026-10-01 00:00:00\",");
        quoted(cell.chargeCategory()).append(",NULL,");
        quoted("$0.0416 per On Demand unit of " + cell.service() + " in " + cell.region())
                .append(",\"Usage-Based\",");
        time(cell.day(), hour + 1).append(',');
        time(cell.day(), hour).append(",NULL,NULL,NULL,NULL,NULL,");
        line.append(hour + 1).append(".000000000000000,\"Requests\",");
        amount(cost).append(",0.04160000000,");
        amount(cost).append(',');
        quoted(BillCell.ISSUER).append(',');
        amount(cost + cost / 4).append(",\"0.0520\",\"Standard\",");
        line.append(hour + 1).append(".00000000000,\"Requests\",");
        quoted(BillCell.PROVIDER).append(',');
        quoted(BillCell.ISSUER).append(',');
        quoted(cell.region()).append(',');
        quoted("Region " + cell.region()).append(',');
        line.append("\"arn:aws:service:").append(cell.region()).append(':').append(cell.subAccountId());
        line.append(":resource/i-").append(Long.toHexString(resource)).append("\",NULL,NULL,");
        quoted(cell.serviceCategory()).append(',');
        quoted(cell.service()).append(',');
        quoted(cell.skuId()).append(',');
        line.append('"').append(cell.skuId()).append(".JRTCKXETXF.VXGXCWQKTY\",");
        quoted(cell.subAccountId()).append(",\"Atlas Nimbus\",");
        line.append("\"{\"\"env\"\": \"\"prod\"\", \"\"org\"\": \"\"trey\"\", \"\"Project\"\": \"\"p")
                .append(resource & 63)
                .append("\"\", \"\"CostCenter\"\": \"\"")
                .append(1_000 + (resource & 255))
                .append("\"\"}\",")
                .append(row)
                .append('\n');
    }

    private StringBuilder quoted(String text) {
        return line.append('"').append(text).append('"');
    }

    /** Costs are not negative here. */
    private StringBuilder amount(long unscaled) {
        String fraction = Long.toString(unscaled % ONE);
        return line.append(unscaled / ONE)
                .append('.')
                .append("0".repeat(SCALE - fraction.length()))
                .append(fraction);
    }

    /** Hour 24 is the next day's midnight. */
    private StringBuilder time(int day, int hour) {
        if (hour == 24) {
            return quoted(BillCell.MONTH.withDayOfMonth(day).plusDays(1) + " 00:00:00");
        }
        return quoted(String.format(Locale.ROOT, "2026-10-%02d %02d:00:00", day, hour));
    }
}
