package dev.headroom.cli.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.headroom.events.Ledger;
import dev.headroom.producers.demo.SeedDelivery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is consumed of the seed world's commitments, straight from the delivered files: of bills with the same scope the last one;
 * metered days only where no bill covers them; use, purchases and adjustments from the first day of the term on; of what Amazon did
 * not sell itself, a quarter of the year's target.
 */
final class NaiveBalances {

    private static final Set<String> COUNTED = Set.of("Usage", "Purchase", "Adjustment");
    private static final int MICROS = 6;

    private final List<Charge> settled = new ArrayList<>();
    private final List<Charge> metered = new ArrayList<>();

    private record Charge(
            String issuer, String seller, String category, LocalDate day, LocalDate end, BigDecimal billed) {
        boolean isOf(String issuerPrefix) {
            return issuer.startsWith(issuerPrefix);
        }

        boolean isMarketplace() {
            return !seller.equals(issuer);
        }
    }

    NaiveBalances(List<SeedDelivery> deliveries) {
        Map<String, SeedDelivery> standing = new LinkedHashMap<>();
        for (SeedDelivery delivery : deliveries) {
            boolean isBill = delivery.ledger() == Ledger.SETTLED;
            standing.put(isBill ? delivery.scope() : delivery.fileName(), delivery);
        }
        standing.values().forEach(this::read);
    }

    private void read(SeedDelivery delivery) {
        List<Charge> charges = delivery.ledger() == Ledger.SETTLED ? settled : metered;
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(delivery.csv())) {
            charges.add(new Charge(
                    row.getField("InvoiceIssuerName"),
                    row.getField("PublisherName"),
                    row.getField("ChargeCategory"),
                    day(row.getField("ChargePeriodStart")),
                    day(row.getField("ChargePeriodEnd")),
                    new BigDecimal(row.getField("BilledCost"))));
        }
    }

    private static LocalDate day(String timestamp) {
        return LocalDate.parse(timestamp.substring(0, "2025-11-01".length()));
    }

    /** Rows that stand, bills and estimates. */
    int rows() {
        return settled.size() + metered.size();
    }

    /** Billed cost of all rows that stand. */
    BigDecimal billed() {
        return sum(settled, charge -> true).add(sum(metered, charge -> true));
    }

    /** Consumed of what an issuer bills, from a day on, without a cap. */
    long consumedMicros(String issuer, String from) {
        return micros(settled(issuer, from, charge -> true).add(accrued(issuer, from)));
    }

    /** The same for Amazon, whose marketplace charges count up to a cap in the first year and in full in the second. */
    long consumedMicrosOfAmazon(String from, String secondYear, String cap) {
        BigDecimal own =
                settled("Amazon", from, charge -> !charge.isMarketplace()).add(accrued("Amazon", from));
        BigDecimal first = marketplace(from, secondYear);
        BigDecimal second = marketplace(secondYear, "9999-01-01");
        return micros(own.add(first.min(new BigDecimal(cap))).add(second));
    }

    /** What Amazon's marketplace charged in a time. */
    BigDecimal marketplace(String from, String before) {
        LocalDate end = LocalDate.parse(before);
        return settled(
                "Amazon", from, charge -> charge.isMarketplace() && charge.day().isBefore(end));
    }

    private BigDecimal settled(String issuer, String from, Predicate<Charge> which) {
        return sum(settled, which.and(charge -> counts(charge, issuer, from)));
    }

    private BigDecimal accrued(String issuer, String from) {
        Set<LocalDate> billedDays = new HashSet<>();
        settled.stream()
                .filter(charge -> charge.isOf(issuer) && charge.category().equals("Usage"))
                .forEach(charge -> charge.day().datesUntil(charge.end()).forEach(billedDays::add));
        return sum(metered, charge -> counts(charge, issuer, from) && !billedDays.contains(charge.day()));
    }

    private static boolean counts(Charge charge, String issuer, String from) {
        return charge.isOf(issuer)
                && COUNTED.contains(charge.category())
                && !charge.day().isBefore(LocalDate.parse(from));
    }

    private static BigDecimal sum(List<Charge> charges, Predicate<Charge> which) {
        return charges.stream().filter(which).map(Charge::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long micros(BigDecimal dollars) {
        return dollars.movePointRight(MICROS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
