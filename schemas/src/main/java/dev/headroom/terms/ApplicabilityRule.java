package dev.headroom.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** One rule of an applicability object: dimension, operator and values, and which go together. */
final class ApplicabilityRule {

    static final Set<String> FIELDS = Set.of("Dimension", "Operator", "Values", "Applicability");

    /** FOCUS columns the spend cube keeps apart. */
    private static final Set<String> DIMENSIONS = Set.of(
            "ProviderName",
            "PublisherName",
            "ServiceProviderName",
            "HostProviderName",
            "InvoiceIssuerName",
            "BillingAccountId",
            "SubAccountId",
            "ServiceCategory",
            "ServiceName",
            "RegionId",
            "SkuId",
            "ChargeCategory",
            "ChargeClass",
            "PricingCategory",
            "CommitmentDiscountStatus",
            "BillingCurrency");

    private static final Set<String> OPERATORS = Set.of(
            "In",
            "NotIn",
            "StartsWith",
            "NotStartsWith",
            "Contains",
            "NotContains",
            "EndsWith",
            "Exists",
            "DoesNotExist");

    private static final Set<String> EXISTENCE = Set.of("Exists", "DoesNotExist");
    private static final Set<String> WITH_WILDCARD = Set.of("In", "Contains", "Exists", "DoesNotExist");
    private static final String WILDCARD = "*";

    private ApplicabilityRule() {}

    static void check(JsonNode rule, String path, List<TermsFault> faults) {
        String dimension = rule.path("Dimension").asText();
        if (!DIMENSIONS.contains(dimension)) {
            WordRule.fault(dimension, DIMENSIONS)
                    .ifPresent(message -> faults.add(new TermsFault(
                            path + ".Dimension", message + ": the spend cube keeps no other column apart")));
        }
        String operator = rule.path("Operator").asText();
        WordRule.fault(operator, OPERATORS)
                .ifPresent(message -> faults.add(new TermsFault(path + ".Operator", message)));
        checkValues(rule.path("Values"), operator, path, faults);
    }

    private static void checkValues(JsonNode values, String operator, String path, List<TermsFault> faults) {
        if (!values.isArray() || values.isEmpty()) {
            faults.add(new TermsFault(path + ".Values", "must be a list of at least one text"));
            return;
        }
        boolean wildcard = false;
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isTextual()) {
                faults.add(new TermsFault(path + ".Values[" + i + "]", "must be text, not " + values.get(i)));
            }
            wildcard |= values.get(i).asText().equals(WILDCARD);
        }
        if (wildcard && values.size() > 1) {
            faults.add(new TermsFault(path + ".Values", "must hold nothing beside '*'"));
        }
        if (wildcard && !WITH_WILDCARD.contains(operator)) {
            faults.add(new TermsFault(path + ".Values", "must not hold '*' with " + operator));
        }
        if (!wildcard && EXISTENCE.contains(operator)) {
            faults.add(new TermsFault(path + ".Values", "must be ['*'] with " + operator));
        }
    }
}
