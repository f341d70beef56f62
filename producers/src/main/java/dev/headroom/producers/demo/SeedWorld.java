package dev.headroom.producers.demo;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Two years of deliveries. The meters tell of every week the day after, the bill of a month comes on the eighth of the next; the
 * last month has no bill yet, so its estimates are open. Remarkable are, counted in months from the first:
 *
 * <ul>
 *   <li>month 3: the first AWS bill of it is preliminary, three per cent too high and with a charge that is gone in the final
 *       one, which replaces it a week later;
 *   <li>months 5 and 14: the Azure bill corrects ten days of three months before;
 *   <li>month 17: the Oracle invoice comes six weeks late, and until then what the meters told of that month stands;
 *   <li>every third month: AWS bills two charges of others from its marketplace, in the first contract year more than may count;
 *   <li>every month: a tax on the Oracle bill and a credit on the Google bill, which count for nothing.
 * </ul>
 */
public final class SeedWorld {

    /** First month of the world unless another is asked for: the one in which the last of the contracts was signed. */
    public static final YearMonth FIRST_MONTH = YearMonth.of(2025, 11);

    /** Months of spend. */
    public static final int MONTHS = 24;

    /** Days of a month on which the meters tell; they do on the first of the next, too. */
    private static final List<Integer> METER_DAYS = List.of(8, 15, 22);

    private static final int BILL_DAY = 8;
    private static final int FINAL_BILL_DAY = 15;
    private static final int LATE_DAYS = 45;
    private static final int PRELIMINARY_MONTH = 3;
    private static final List<Integer> CORRECTING_MONTHS = List.of(5, 14);
    private static final int LATE_MONTH = 17;
    private static final LocalTime HOUR = LocalTime.of(6, 0);

    private final YearMonth first;
    private final SeedSpend spend;

    /** A world that begins with a month; the same seed gives the same world. */
    public SeedWorld(YearMonth first, long seed) {
        this.first = first;
        this.spend = new SeedSpend(seed);
    }

    /** The commitments file, copied into a folder. */
    public static Path writeCommitments(Path folder) {
        try (InputStream seed = SeedWorld.class.getResourceAsStream("/seed/commitments.yaml")) {
            Path file = folder.resolve("commitments.yaml");
            Files.write(
                    file, Objects.requireNonNull(seed, "seed/commitments.yaml").readAllBytes());
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The instant at which the two years begin. */
    public Instant start() {
        return at(first.atDay(1));
    }

    /** The instant at which the two years are over. */
    public Instant end() {
        return at(first.plusMonths(MONTHS).atDay(1));
    }

    /** Every delivery, in the order of arrival. */
    public List<SeedDelivery> deliveries() {
        List<SeedDelivery> deliveries = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            for (Cloud cloud : Cloud.ALL) {
                addEstimates(cloud, first.plusMonths(month), deliveries);
                if (month < MONTHS - 1) {
                    addBills(cloud, month, deliveries);
                }
            }
        }
        deliveries.sort(Comparator.comparing(SeedDelivery::at).thenComparing(SeedDelivery::fileName));
        return List.copyOf(deliveries);
    }

    private void addEstimates(Cloud cloud, YearMonth month, List<SeedDelivery> deliveries) {
        LocalDate from = month.atDay(1);
        int part = 1;
        for (int day : METER_DAYS) {
            LocalDate to = month.atDay(day);
            deliveries.add(estimate(cloud, month, part++, from, to));
            from = to;
        }
        deliveries.add(estimate(cloud, month, part, from, month.plusMonths(1).atDay(1)));
    }

    private SeedDelivery estimate(Cloud cloud, YearMonth month, int part, LocalDate from, LocalDate to) {
        return new SeedDelivery(
                at(to),
                "meter-" + cloud.id() + "-" + month + "-" + part + ".csv",
                "meter/" + cloud.id() + "/" + month,
                part,
                DeliveryStyle.DELTA,
                Ledger.ACCRUED,
                "",
                cloud.format().csv(spend.metered(cloud, from, to)));
    }

    private void addBills(Cloud cloud, int month, List<SeedDelivery> deliveries) {
        YearMonth billed = first.plusMonths(month);
        YearMonth next = billed.plusMonths(1);
        List<SeedRow> rows = new ArrayList<>(spend.usage(cloud, billed));
        rows.addAll(SeedExtras.of(cloud, billed, month));
        if (cloud.equals(Cloud.AZURE) && CORRECTING_MONTHS.contains(month)) {
            rows.addAll(corrections(cloud, billed));
            deliveries.add(bill(cloud, billed, 1, next.atDay(BILL_DAY), "corrects " + billed.minusMonths(3), rows));
        } else if (cloud.equals(Cloud.AWS) && month == PRELIMINARY_MONTH) {
            deliveries.add(bill(
                    cloud,
                    billed,
                    1,
                    next.atDay(BILL_DAY),
                    "preliminary",
                    SeedExtras.preliminary(cloud, billed, rows)));
            deliveries.add(bill(
                    cloud, billed, 2, next.atDay(FINAL_BILL_DAY), "replaces the preliminary bill of " + billed, rows));
        } else if (cloud.equals(Cloud.ORACLE) && month == LATE_MONTH) {
            deliveries.add(bill(cloud, billed, 1, next.atDay(BILL_DAY).plusDays(LATE_DAYS), "late", rows));
        } else {
            String note = SeedExtras.isMarketplaceMonth(cloud, month) ? "with charges of its marketplace" : "";
            deliveries.add(bill(cloud, billed, 1, next.atDay(BILL_DAY), note, rows));
        }
    }

    /** Ten days of three months before, each two per cent too dear. */
    private List<SeedRow> corrections(Cloud cloud, YearMonth billedIn) {
        return spend.usage(cloud, billedIn.minusMonths(3)).stream()
                .filter(row -> row.firstDay().getDayOfMonth() <= 10)
                .map(row -> row.correction(billedIn, SeedSpend.share(row.billed(), -20)))
                .toList();
    }

    private static SeedDelivery bill(
            Cloud cloud, YearMonth month, int artifact, LocalDate day, String note, List<SeedRow> rows) {
        return new SeedDelivery(
                at(day),
                "bill-" + cloud.id() + "-" + month + "-" + artifact + ".csv",
                "bill/" + cloud.id() + "/" + month,
                artifact,
                DeliveryStyle.REPLACEMENT,
                Ledger.SETTLED,
                note,
                cloud.format().csv(rows));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(HOUR).toInstant(ZoneOffset.UTC);
    }
}
