package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Pools.decimals;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Applicability objects over the dimensions of {@link ChargeArbitraries}, valid by the FOCUS schema but for missing inclusions. */
final class ApplicabilityArbitraries {

    private static final List<String> ANY_VALUE = List.of("*");

    private ApplicabilityArbitraries() {}

    static Arbitrary<Applicability> applicabilities() {
        return Combinators.combine(
                        Arbitraries.of(false, false, false, true),
                        fractions(),
                        Arbitraries.of("Or", "And"),
                        rules().list().ofMaxSize(3),
                        Arbitraries.of("Or", "And"),
                        rules().list().ofMaxSize(2))
                .as(ApplicabilityArbitraries::applicability);
    }

    private static Applicability applicability(
            boolean global,
            BigDecimal cost,
            String inclusionOperator,
            List<ApplicabilityRule> inclusions,
            String exclusionOperator,
            List<ApplicabilityRule> exclusions) {
        List<ApplicabilityRule> included = global ? List.of() : inclusions;
        return new Applicability(
                global,
                false,
                cost,
                included.isEmpty() ? "Or" : inclusionOperator,
                included,
                exclusions.isEmpty() ? "Or" : exclusionOperator,
                exclusions);
    }

    private static Arbitrary<BigDecimal> fractions() {
        return decimals("1", "0.5", "0.25", "0.333", "0").injectNull(0.6);
    }

    private static Arbitrary<ApplicabilityRule> rules() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, rules("ServiceName", "Compute", "GPU", "stor", "put")),
                Tuple.of(4, rules("RegionId", "eu-", "us-east-1", "-1", "WEST")),
                Tuple.of(1, rules("SkuId", "s1", "S")),
                Tuple.of(1, rules("BillingAccountId", "a1", "A2")),
                Tuple.of(1, rules("SubAccountId", "a1", "A2")),
                Tuple.of(1, rules("ServiceCategory", "compute")),
                Tuple.of(1, rules("ChargeCategory", "usage", "Credit")),
                Tuple.of(1, rules("ChargeClass", "correction")),
                Tuple.of(1, rules("PricingCategory", "standard", "d")),
                Tuple.of(1, rules("CommitmentDiscountStatus", "used")),
                Tuple.of(1, rules("BillingCurrency", "usd", "EUR")),
                Tuple.of(1, rules("InvoiceIssuerName", "aws", "microsoft")),
                Tuple.of(1, rules("ServiceProviderName", "red hat", "aws", "snow")),
                Tuple.of(1, rules("PublisherName", "red hat inc.", "amazon")),
                Tuple.of(1, rules("HostProviderName", "aws", "micro")),
                Tuple.of(1, rules("ProviderName", "AWS", "soft")));
    }

    private static Arbitrary<ApplicabilityRule> rules(String dimension, String... values) {
        Arbitrary<ApplicabilityRule> compared = Combinators.combine(
                        Arbitraries.of(
                                "In", "Contains", "StartsWith", "EndsWith", "NotIn", "NotContains", "NotStartsWith"),
                        Arbitraries.of(values)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(Math.min(2, values.length)),
                        fractions())
                .as((operator, wanted, cost) -> new ApplicabilityRule(dimension, operator, wanted, cost));
        Arbitrary<ApplicabilityRule> anything = Combinators.combine(
                        Arbitraries.of("Exists", "DoesNotExist", "In", "Contains"), fractions())
                .as((operator, cost) -> new ApplicabilityRule(dimension, operator, ANY_VALUE, cost));
        return Arbitraries.frequencyOf(Tuple.of(4, compared), Tuple.of(1, anything));
    }
}
