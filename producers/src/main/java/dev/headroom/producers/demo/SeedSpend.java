package dev.headroom.producers.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The charges of the seed world. Every amount is a function of the seed, the cloud, the day and what is bought: asked in whatever
 * order, it is the same.
 */
final class SeedSpend {

    /** Fraction digits of amounts, as many as real bills have. */
    private static final int FRACTION_DIGITS = 10;

    private static final long UNITS_PER_DOLLAR = 10_000_000_000L;
    private static final int NOISE_PER_MILLE = 40;
    private static final int METER_ERROR_PER_MILLE = 15;

    private final long seed;

    SeedSpend(long seed) {
        this.seed = seed;
    }

    /** Use of a whole month, as its bill has it. */
    List<SeedRow> usage(Cloud cloud, YearMonth month) {
        List<SeedRow> rows = new ArrayList<>();
        for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
            for (Cloud.Service service : cloud.services()) {
                for (int region = 0; region < cloud.regions().size(); region++) {
                    rows.add(SeedRow.usage(
                            cloud,
                            day,
                            service,
                            cloud.regions().get(region),
                            amount(cloud, day, service, region),
                            service.name() + " use"));
                }
            }
        }
        return rows;
    }

    /** Use from one day to before another, as the meters estimate it: by service, a little off. */
    List<SeedRow> metered(Cloud cloud, LocalDate from, LocalDate to) {
        List<SeedRow> rows = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            for (Cloud.Service service : cloud.services()) {
                BigDecimal billed = BigDecimal.ZERO;
                for (int region = 0; region < cloud.regions().size(); region++) {
                    billed = billed.add(amount(cloud, day, service, region));
                }
                long error = perMille(random(cloud, day, service, -1), METER_ERROR_PER_MILLE);
                rows.add(SeedRow.usage(
                        cloud,
                        day,
                        service,
                        cloud.regions().get(0),
                        share(billed, 1_000 + error),
                        "metered " + service.name()));
            }
        }
        return rows;
    }

    /** So many thousandths of an amount. */
    static BigDecimal share(BigDecimal amount, long perMille) {
        return amount.multiply(BigDecimal.valueOf(perMille, 3)).setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN);
    }

    private BigDecimal amount(Cloud cloud, LocalDate day, Cloud.Service service, int region) {
        // The first region takes three fifths, the other the rest.
        long regionShare = region == 0 ? 600 : 400;
        long dollarsPerMille = cloud.ramp().dollarsOn(day) / 1_000 * service.share() / 100;
        SplittableRandom random = random(cloud, day, service, region);
        long units =
                dollarsPerMille * regionShare * UNITS_PER_DOLLAR / 1_000 * (1_000 + perMille(random, NOISE_PER_MILLE));
        return BigDecimal.valueOf(units + random.nextLong(UNITS_PER_DOLLAR), FRACTION_DIGITS);
    }

    private SplittableRandom random(Cloud cloud, LocalDate day, Cloud.Service service, int salt) {
        long mixed = seed;
        for (long part : new long[] {
            cloud.id().hashCode(), day.toEpochDay(), service.sku().hashCode(), salt
        }) {
            mixed = (mixed ^ part) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 32;
        }
        return new SplittableRandom(mixed);
    }

    private static long perMille(SplittableRandom random, int most) {
        return random.nextInt(-most, most + 1);
    }
}
