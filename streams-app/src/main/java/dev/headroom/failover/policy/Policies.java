package dev.headroom.failover.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** All policies. Of those in force the one with the most specific pattern holds, and of these the latest. */
public final class Policies {

    private static final Comparator<Policy> PRECEDENCE = Comparator.comparingInt(
                    (Policy policy) -> policy.scope().specificity())
            .thenComparing(Policy::effectiveFrom);

    private final List<Policy> all;

    private Policies(Collection<Policy> all) {
        this.all = List.copyOf(all);
    }

    /** These policies, in any order. */
    public static Policies of(Collection<Policy> policies) {
        return new Policies(policies);
    }

    /** The policy of a region at an instant; the built-in one where there is none. */
    public Policy inForce(RegionId region, Instant at) {
        return highest(at, policy -> policy.scope().covers(region));
    }

    /** The policy of everything at an instant: what is global is read from it. */
    public Policy global(Instant at) {
        return highest(at, policy -> policy.scope().equals(Scope.ALL));
    }

    private Policy highest(Instant at, Predicate<Policy> applies) {
        return all.stream()
                .filter(policy -> !policy.effectiveFrom().isAfter(at))
                .filter(applies)
                .max(PRECEDENCE)
                .orElse(Policy.BUILT_IN);
    }
}
