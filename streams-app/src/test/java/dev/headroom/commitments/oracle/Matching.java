package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Text.lower;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rule 8, applicability. */
final class Matching {

    // Rule 8: dimensions by FOCUS column name; PublisherName is service_provider_name, ProviderName host_provider_name,
    // BillingCurrency unit.
    private static final Map<String, Function<CellKey, @Nullable String>> DIMENSIONS = Map.ofEntries(
            Map.entry("ServiceProviderName", CellKey::serviceProviderName),
            Map.entry("PublisherName", CellKey::serviceProviderName),
            Map.entry("HostProviderName", CellKey::hostProviderName),
            Map.entry("ProviderName", CellKey::hostProviderName),
            Map.entry("InvoiceIssuerName", CellKey::invoiceIssuerName),
            Map.entry("BillingAccountId", CellKey::billingAccountId),
            Map.entry("SubAccountId", CellKey::subAccountId),
            Map.entry("ServiceCategory", CellKey::serviceCategory),
            Map.entry("ServiceName", CellKey::serviceName),
            Map.entry("RegionId", CellKey::regionId),
            Map.entry("SkuId", CellKey::skuId),
            Map.entry("ChargeCategory", CellKey::chargeCategory),
            Map.entry("ChargeClass", CellKey::chargeClass),
            Map.entry("PricingCategory", CellKey::pricingCategory),
            Map.entry("CommitmentDiscountStatus", CellKey::commitmentDiscountStatus),
            Map.entry("BillingCurrency", CellKey::unit));

    private Matching() {}

    static boolean knows(String dimension) {
        return DIMENSIONS.containsKey(dimension);
    }

    /** The fraction with which the cell matches; empty: it does not. */
    static Optional<BigDecimal> fraction(@Nullable Applicability applicability, CellKey cell) {
        // Rule 8: absent object: always, fraction 1.
        if (applicability == null) {
            return Optional.of(BigDecimal.ONE);
        }
        return excluded(applicability, cell) ? Optional.empty() : included(applicability, cell);
    }

    private static Optional<BigDecimal> included(Applicability applicability, CellKey cell) {
        BigDecimal topLevel = applicability.cost() == null ? BigDecimal.ONE : applicability.cost();
        List<ApplicabilityRule> rules = applicability.inclusions();
        // Rule 8: IsGlobalScope counts as matching inclusions with the top-level fraction. No inclusions: matches.
        if (applicability.globalScope() || rules.isEmpty()) {
            return Optional.of(topLevel);
        }
        List<ApplicabilityRule> matching =
                rules.stream().filter(rule -> matches(rule, cell)).toList();
        // Rule 8: And: all match, fraction = the lowest. Or: any rule matches, fraction = the highest of the matching.
        if (applicability.inclusionOperator().equals("And")) {
            return matching.size() < rules.size()
                    ? Optional.empty()
                    : matching.stream().map(rule -> ownOr(topLevel, rule)).min(Comparator.naturalOrder());
        }
        return matching.stream().map(rule -> ownOr(topLevel, rule)).max(Comparator.naturalOrder());
    }

    // Rule 8: a rule's own Applicability.Cost beats the top-level one.
    private static BigDecimal ownOr(BigDecimal topLevel, ApplicabilityRule rule) {
        return rule.cost() == null ? topLevel : rule.cost();
    }

    // Rule 8: exclusions Or: out if any matches; And: out if all match.
    private static boolean excluded(Applicability applicability, CellKey cell) {
        List<ApplicabilityRule> rules = applicability.exclusions();
        if (rules.isEmpty()) {
            return false;
        }
        return applicability.exclusionOperator().equals("And")
                ? rules.stream().allMatch(rule -> matches(rule, cell))
                : rules.stream().anyMatch(rule -> matches(rule, cell));
    }

    private static boolean matches(ApplicabilityRule rule, CellKey cell) {
        Function<CellKey, @Nullable String> dimension = DIMENSIONS.get(rule.dimension());
        if (dimension == null) {
            throw new IllegalArgumentException("the cube has no dimension " + rule.dimension());
        }
        String raw = dimension.apply(cell);
        // Rule 8: values in lower case.
        String value = raw == null ? null : lower(raw);
        return switch (rule.operator()) {
            // Rule 8: on null, Exists, In, Contains, StartsWith, EndsWith fail; DoesNotExist and the Not... operators
            // hold.
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "In" -> anyOf(rule, value, wanted -> wanted.equals(value));
            case "NotIn" -> !anyOf(rule, value, wanted -> wanted.equals(value));
            case "Contains" -> anyOf(rule, value, wanted -> value != null && value.contains(wanted));
            case "NotContains" -> !anyOf(rule, value, wanted -> value != null && value.contains(wanted));
            case "StartsWith" -> anyOf(rule, value, wanted -> value != null && value.startsWith(wanted));
            case "NotStartsWith" -> !anyOf(rule, value, wanted -> value != null && value.startsWith(wanted));
            case "EndsWith" -> anyOf(rule, value, wanted -> value != null && value.endsWith(wanted));
            default -> throw new IllegalArgumentException("operator " + rule.operator());
        };
    }

    // Rule 8: * means "not null". Choice: several values are alternatives.
    private static boolean anyOf(ApplicabilityRule rule, @Nullable String value, Predicate<String> test) {
        return value != null
                && rule.values().stream().anyMatch(wanted -> wanted.equals("*") || test.test(lower(wanted)));
    }
}
