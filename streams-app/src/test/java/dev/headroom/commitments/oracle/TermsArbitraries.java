package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Pools.decimals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** One to four commitments with overlapping terms, each with one to three versions; none of them is refused. */
final class TermsArbitraries {

    private TermsArbitraries() {}

    static Arbitrary<List<TermsVersion>> terms() {
        Arbitrary<String> provider =
                Arbitraries.frequency(Tuple.of(12, "aws"), Tuple.of(3, "azure"), Tuple.of(1, "core_weave_inc"));
        Arbitrary<Draft> draft = Combinators.combine(
                        provider, bodies().list().ofMinSize(1).ofMaxSize(3))
                .as(Draft::new);
        return draft.list()
                .ofMinSize(1)
                .ofMaxSize(Pools.COMMITMENT_IDS.size())
                .withSizeDistribution(RandomDistribution.uniform())
                .map(TermsArbitraries::numbered);
    }

    /** Versions of one commitment before they have an id and numbers. */
    private record Draft(String provider, List<Body> bodies) {}

    private record Body(LocalDate effectiveFrom, Money money, Ramp ramp, Rules rules) {}

    /** What counts, and in what. */
    private record Money(
            String unit, String kind, String costMetric, List<String> categories, String attribution, int priority) {}

    private record Rules(
            @Nullable Applicability applicability, @Nullable MarketplaceTerms marketplace) {}

    private static List<TermsVersion> numbered(List<Draft> drafts) {
        List<TermsVersion> terms = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            List<Body> bodies = drafts.get(i).bodies();
            for (int j = 0; j < bodies.size(); j++) {
                terms.add(version(
                        Pools.COMMITMENT_IDS.get(i), j + 1, drafts.get(i).provider(), bodies.get(j)));
            }
        }
        return terms;
    }

    private static TermsVersion version(String id, int number, String provider, Body body) {
        return new TermsVersion(
                id,
                number,
                body.effectiveFrom(),
                provider,
                "K-" + id,
                body.money().unit(),
                body.ramp().total(),
                body.ramp().start(),
                body.ramp().end(),
                body.money().kind(),
                body.money().costMetric(),
                body.money().categories(),
                body.money().attribution(),
                body.rules().applicability(),
                body.rules().marketplace(),
                body.money().priority(),
                body.ramp().periods());
    }

    private static Arbitrary<Body> bodies() {
        Arbitrary<LocalDate> effectiveFrom =
                Arbitraries.of(Pools.days("2025-01-01", "2024-01-01", "2025-01-31", "2025-02-01", "2025-03-01"));
        return Combinators.combine(effectiveFrom, money(), RampArbitraries.ramps(), rules())
                .as(Body::new);
    }

    private static Arbitrary<Money> money() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(10, "USD"), Tuple.of(3, "EUR"), Tuple.of(1, "JPY"), Tuple.of(1, "Hours")),
                        Arbitraries.of("BUILD_UP", "BURN_DOWN"),
                        Arbitraries.of("BILLED", "EFFECTIVE", "CONTRACTED", "LIST"),
                        Arbitraries.frequency(
                                Tuple.of(8, List.of("Usage", "Purchase", "Adjustment")),
                                Tuple.of(2, List.of("Usage")),
                                Tuple.of(2, Pools.CATEGORIES),
                                Tuple.of(1, List.of("Credit"))),
                        Arbitraries.frequency(Tuple.of(3, "CHARGE_PERIOD"), Tuple.of(2, "BILLING_PERIOD")),
                        Arbitraries.of(1, 2))
                .as(Money::new);
    }

    private static Arbitrary<Rules> rules() {
        Arbitrary<MarketplaceTerms> marketplace = Combinators.combine(
                        decimals("0.25", "0.5", "0.1", "1", "0").injectNull(0.1),
                        ApplicabilityArbitraries.applicabilities().injectNull(0.8))
                .as(MarketplaceTerms::new);
        return Combinators.combine(
                        ApplicabilityArbitraries.applicabilities().injectNull(0.75), marketplace.injectNull(0.5))
                .as(Rules::new);
    }
}
