package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Pools.decimals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Generated worlds: everything docs/drawdown.md speaks of, small enough that things meet, and shrinking towards one plain
 * commitment and one plain charge. The randomness is jqwik's alone, so a seed gives the same world again.
 */
public final class Worlds {

    private static final List<String> SCOPES = List.of("s1", "s2", "s3");

    private Worlds() {}

    /** Worlds of one to four commitments and up to about sixty charges. */
    public static Arbitrary<World> worlds() {
        return Combinators.combine(TermsArbitraries.terms(), artifacts(), rates(), nows())
                .as(World::new)
                .withoutEdgeCases();
    }

    /** Numbers to make choices with; the shorter and smaller, the plainer the choices. */
    public static Arbitrary<Choices> choices() {
        return Arbitraries.integers()
                .between(0, 99)
                .list()
                .ofMaxSize(40)
                .map(Choices::new)
                .withoutEdgeCases();
    }

    /** Up to three scopes, each of one style with up to three artifacts, delivered in any order, complete or not. */
    private static Arbitrary<List<Artifact>> artifacts() {
        Arbitrary<Draft> draft = Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, "SETTLED"), Tuple.of(2, "ACCRUED")),
                        ChargeArbitraries.charges()
                                .list()
                                .ofMaxSize(12)
                                .withSizeDistribution(RandomDistribution.uniform()),
                        Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false)))
                .as(Draft::new);
        // Numbers of which the order is not that of their text.
        Arbitrary<List<String>> numbers = Arbitraries.of("1", "2", "9", "10", "1700000000000")
                .list()
                .uniqueElements()
                .ofSize(3);
        Arbitrary<Scope> scope = Combinators.combine(
                        Arbitraries.of("REPLACEMENT", "DELTA"),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, draft.list().ofSize(1)),
                                Tuple.of(1, draft.list().ofMinSize(2).ofMaxSize(3))),
                        numbers)
                .as(Scope::new);
        return scope.list().ofMinSize(1).ofMaxSize(SCOPES.size()).map(Worlds::named);
    }

    private record Draft(String ledger, List<Charge> rows, boolean complete) {}

    private record Scope(String style, List<Draft> drafts, List<String> numbers) {}

    private static List<Artifact> named(List<Scope> scopes) {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            Scope scope = scopes.get(i);
            for (int j = 0; j < scope.drafts().size(); j++) {
                Draft draft = scope.drafts().get(j);
                artifacts.add(new Artifact(
                        SCOPES.get(i),
                        scope.numbers().get(j),
                        scope.style(),
                        draft.ledger(),
                        draft.rows(),
                        draft.complete()));
            }
        }
        return artifacts;
    }

    /** Rates that are there, old or missing, for the days of the pool. */
    private static Arbitrary<List<FxRate>> rates() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, "EUR"), Tuple.of(2, "JPY")),
                        Arbitraries.of(
                                Pools.days("2024-12-01", "2025-01-01", "2025-01-24", "2025-02-28", "2025-07-01")),
                        decimals("1.0352", "1.1", "0.0066", "1"))
                .as(FxRate::new)
                .list()
                .uniqueElements(rate -> rate.currency() + rate.date())
                .ofMaxSize(6);
    }

    /** Before, within and after the terms; at midnight and not. */
    private static Arbitrary<Instant> nows() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(Pools.days("2025-02-15", "2025-03-01", "2025-02-01"))),
                                Tuple.of(
                                        1,
                                        Arbitraries.of(Pools.days(
                                                "2025-01-31",
                                                "2025-01-02",
                                                "2025-01-01",
                                                "2024-12-31",
                                                "2025-07-01",
                                                "2026-01-01",
                                                "2027-06-01")))),
                        Arbitraries.frequency(
                                Tuple.of(3, Duration.ZERO),
                                Tuple.of(1, Duration.ofHours(12)),
                                Tuple.of(1, Duration.parse("PT7H30M15.123S")),
                                Tuple.of(1, Duration.ofDays(1).minusMillis(1))))
                .as((day, time) -> Time.startOf(day).plus(time));
    }
}
