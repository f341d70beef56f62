package dev.headroom.producers.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One charge of the seed world, before it is written in the format of a cloud.
 *
 * @param seller who sells it: the cloud, or somebody in its marketplace
 * @param chargeClass FOCUS ChargeClass: Correction, or null
 * @param billed cost in dollars
 */
record SeedRow(
        Cloud cloud,
        String seller,
        String chargeCategory,
        @Nullable String chargeClass,
        YearMonth billingMonth,
        LocalDate firstDay,
        LocalDate endDay,
        Cloud.Service service,
        String region,
        BigDecimal billed,
        String description) {

    /** A day of use. */
    static SeedRow usage(
            Cloud cloud, LocalDate day, Cloud.Service service, String region, BigDecimal billed, String description) {
        return new SeedRow(
                cloud,
                cloud.issuer(),
                "Usage",
                null,
                YearMonth.from(day),
                day,
                day.plusDays(1),
                service,
                region,
                billed,
                description);
    }

    /** The same charge, corrected by an amount in a later bill. */
    SeedRow correction(YearMonth billedIn, BigDecimal by) {
        return new SeedRow(
                cloud,
                seller,
                chargeCategory,
                "Correction",
                billedIn,
                firstDay,
                endDay,
                service,
                region,
                by,
                "Correction of " + description);
    }

    /** A charge for a whole month: a tax, a credit, something from the marketplace. */
    static SeedRow monthly(
            Cloud cloud, String seller, String category, YearMonth month, String name, BigDecimal billed) {
        return new SeedRow(
                cloud,
                seller,
                category,
                null,
                month,
                month.atDay(1),
                month.plusMonths(1).atDay(1),
                new Cloud.Service("Other", name, name.toUpperCase(Locale.ROOT).replace(' ', '-'), 0),
                cloud.regions().get(0),
                billed,
                name);
    }
}
