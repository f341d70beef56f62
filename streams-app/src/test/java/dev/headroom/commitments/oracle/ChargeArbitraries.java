package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Pools.amounts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Charges of few sellers, dimensions, days and amounts. */
final class ChargeArbitraries {

    private ChargeArbitraries() {}

    /** One in three is of the plainest kind, so that there are cells with several rows and days with several cells. */
    static Arbitrary<Charge> charges() {
        Arbitrary<Charge.Names> plainNames = Arbitraries.frequency(
                Tuple.of(2, names("AWS", "AWS", null, null, "AWS")),
                Tuple.of(1, names("AWS", "Red Hat Inc.", null, null, "AWS")));
        Arbitrary<Charge> plain = Combinators.combine(plainNames, Pools.days(), costs())
                .as((names, day, costs) -> new Charge(
                        names, plainWhat("Usage"), when(day, 0, Duration.ofDays(1), 0), costs, "USD", List.of()));
        Arbitrary<Charge> any = Combinators.combine(names(), what(), when(), costs(), Pools.currencies(), applied())
                .as(Charge::new);
        return Arbitraries.frequencyOf(Tuple.of(1, plain), Tuple.of(2, any));
    }

    /** Old and new columns, sellers in marketplaces, resellers, no seller at all, blanks. */
    private static Arbitrary<Charge.Names> names() {
        return Arbitraries.frequency(
                Tuple.of(14, names("AWS", "AWS", null, null, "AWS")),
                Tuple.of(2, names("AWS", "Amazon Web Services EMEA SARL", null, null, "Amazon Web Services EMEA SARL")),
                Tuple.of(6, names("AWS", "Red Hat Inc.", null, null, "AWS")),
                Tuple.of(2, names(null, null, "Snowflake", "AWS", "AWS")),
                Tuple.of(1, names(null, null, "Awsome Software", " ", "aws")),
                Tuple.of(1, names("aws ", null, null, "AWS", "Reseller GmbH")),
                Tuple.of(4, names("Microsoft", "Microsoft", null, null, "Microsoft")),
                Tuple.of(2, names("Microsoft", "Contoso SaaS", "  ", null, "Microsoft Ireland")),
                Tuple.of(1, names(null, null, "Azure Marketplace", "Google Cloud", "Reseller GmbH")),
                Tuple.of(1, names("Microsoft", "Microsoft", null, null, "AWS")),
                Tuple.of(1, names("AWS", "Publisher Ltd", "Amazon Web Services, Inc.", "Elsewhere", "AWS")),
                Tuple.of(1, names(null, null, null, " ", null)),
                Tuple.of(1, names(null, null, null, null, "Reseller GmbH")),
                Tuple.of(1, names(null, null, "\u963F\u91CC\u4E91", null, null)),
                Tuple.of(1, names("Core-Weave, Inc.", null, null, null, "Core-Weave, Inc.")),
                Tuple.of(1, names(null, null, null, null, "AWS")));
    }

    private static Charge.Names names(
            @Nullable String provider,
            @Nullable String publisher,
            @Nullable String serviceProvider,
            @Nullable String hostProvider,
            @Nullable String invoiceIssuer) {
        return new Charge.Names(provider, publisher, serviceProvider, hostProvider, invoiceIssuer);
    }

    /** The same plain dimensions mostly, so that charges meet in cells; else anything. */
    private static Arbitrary<Charge.What> what() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, categories().map(ChargeArbitraries::plainWhat)), Tuple.of(2, anything()));
    }

    private static Charge.What plainWhat(String category) {
        return new Charge.What("A1", null, "Compute", "compute", "us-east-1", "S1", category, null, "Standard", null);
    }

    private static Arbitrary<String> categories() {
        return Arbitraries.frequency(
                Tuple.of(8, "Usage"),
                Tuple.of(2, "Purchase"),
                Tuple.of(1, "Credit"),
                Tuple.of(1, "Adjustment"),
                Tuple.of(1, "Tax"));
    }

    private static Arbitrary<Charge.What> anything() {
        return Combinators.combine(
                        Arbitraries.of("A1", "A2").injectNull(0.05),
                        Arbitraries.of("compute", "storage", "gpu").injectNull(0.1),
                        Arbitraries.of("us-east-1", "EU-west-1").injectNull(0.1),
                        Arbitraries.of("S1", "S\uFF5E", "S\uD83D\uDE00").injectNull(0.2),
                        categories(),
                        Arbitraries.of("Correction").injectNull(0.8),
                        Arbitraries.of("Standard", "Committed").injectNull(0.1),
                        Arbitraries.of("Used", "Unused").injectNull(0.7))
                .as((account, service, region, sku, category, chargeClass, pricing, discount) -> new Charge.What(
                        account,
                        chargeClass == null ? null : account,
                        service == null ? null : "Compute",
                        service,
                        region,
                        sku,
                        category,
                        chargeClass,
                        pricing,
                        discount));
    }

    /** A day mostly, an hour, days over the end of a month, nothing; billed in that month, later or earlier. */
    private static Arbitrary<Charge.When> when() {
        Arbitrary<Duration> length = Arbitraries.frequency(
                Tuple.of(8, Duration.ofDays(1)),
                Tuple.of(2, Duration.ofHours(1)),
                Tuple.of(2, Duration.ofDays(31)),
                Tuple.of(1, Duration.ofDays(3)),
                Tuple.of(1, Duration.ofHours(36)),
                Tuple.of(1, Duration.ZERO));
        Arbitrary<Integer> hour = Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(1, 23));
        Arbitrary<Integer> monthsLater =
                Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(2, 1), Tuple.of(1, 2), Tuple.of(1, -1));
        return Combinators.combine(Pools.days(), hour, length, monthsLater).as(ChargeArbitraries::when);
    }

    private static Charge.When when(LocalDate day, int startHour, Duration length, int monthsLater) {
        Instant start = Time.startOf(day).plus(Duration.ofHours(startHour));
        YearMonth billed = YearMonth.from(day).plusMonths(monthsLater);
        return new Charge.When(start, start.plus(length), Time.startOf(billed.atDay(1)));
    }

    private static Arbitrary<Charge.Costs> costs() {
        Arbitrary<Charge.Costs> equal = amounts().map(amount -> new Charge.Costs(amount, amount, amount, amount));
        Arbitrary<Charge.Costs> different =
                Combinators.combine(amounts(), amounts(), amounts(), amounts()).as(Charge.Costs::new);
        return Arbitraries.frequencyOf(Tuple.of(3, equal), Tuple.of(2, different));
    }

    private static Arbitrary<List<AppliedElement>> applied() {
        Arbitrary<String> ids = Arbitraries.frequency(
                Tuple.of(3, Pools.COMMITMENT_IDS.get(0)),
                Tuple.of(2, Pools.COMMITMENT_IDS.get(1)),
                Tuple.of(1, Pools.COMMITMENT_IDS.get(2)),
                Tuple.of(1, Pools.COMMITMENT_IDS.get(3)),
                Tuple.of(2, "savings-plan"));
        Arbitrary<AppliedElement> cost =
                Combinators.combine(ids, amounts()).as((id, amount) -> new AppliedElement(id, "K", amount, null, null));
        Arbitrary<AppliedElement> quantity = Combinators.combine(
                        ids,
                        amounts(),
                        Arbitraries.frequency(Tuple.of(4, "Hours"), Tuple.of(1, "GB"), Tuple.of(1, "EUR")))
                .as((id, amount, unit) -> new AppliedElement(id, "K", null, amount, unit));
        Arbitrary<List<AppliedElement>> some = Arbitraries.frequencyOf(Tuple.of(2, cost), Tuple.of(1, quantity))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(List.of())), Tuple.of(1, some));
    }
}
