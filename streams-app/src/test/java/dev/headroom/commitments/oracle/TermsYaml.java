package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders terms as the mappings of a {@code terms.yaml}; the other way round from {@link TermsFile}. */
public final class TermsYaml {

    private TermsYaml() {}

    /** The whole file. Dates and amounts are strings, fractions of applicability numbers; what is null has no entry. */
    public static Map<String, Object> file(List<TermsVersion> terms) {
        return Map.of("commitments", terms.stream().map(TermsYaml::of).toList());
    }

    /** One entry of the file. */
    public static Map<String, Object> of(TermsVersion terms) {
        Map<String, Object> term = new LinkedHashMap<>();
        term.put("start", terms.termStart().toString());
        put(term, "end", terms.termEnd());
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("id", terms.id());
        yaml.put("version", terms.version());
        yaml.put("effective_from", terms.effectiveFrom().toString());
        yaml.put("provider", terms.provider());
        put(yaml, "contract_id", terms.contractId());
        yaml.put(Rates.isMeasured(terms.unit()) ? "unit" : "currency", terms.unit());
        put(yaml, "total", terms.total());
        yaml.put("term", term);
        yaml.put("kind", terms.kind());
        yaml.put("cost_metric", terms.costMetric());
        yaml.put("charge_categories", terms.chargeCategories());
        yaml.put("attribution", terms.attribution());
        if (terms.applicability() != null) {
            yaml.put("applicability", applicability(terms.applicability()));
        }
        if (terms.marketplace() != null) {
            yaml.put("marketplace", marketplace(terms.marketplace()));
        }
        yaml.put("priority", terms.priority());
        if (!terms.periods().isEmpty()) {
            yaml.put("periods", terms.periods().stream().map(TermsYaml::period).toList());
        }
        return yaml;
    }

    /** A FOCUS ContractCommitmentApplicability object, ready for YAML or JSON. */
    public static Map<String, Object> applicability(Applicability applicability) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        if (applicability.globalScope()) {
            yaml.put("IsGlobalScope", true);
        }
        if (applicability.complexScope()) {
            yaml.put("IsComplexScope", true);
        }
        putCost(yaml, applicability.cost());
        if (!applicability.inclusions().isEmpty()) {
            yaml.put("InclusionOperator", applicability.inclusionOperator());
            yaml.put("Inclusions", rules(applicability.inclusions()));
        }
        if (!applicability.exclusions().isEmpty()) {
            yaml.put("ExclusionOperator", applicability.exclusionOperator());
            yaml.put("Exclusions", rules(applicability.exclusions()));
        }
        return yaml;
    }

    private static List<Map<String, Object>> rules(List<ApplicabilityRule> rules) {
        return rules.stream().map(TermsYaml::rule).toList();
    }

    private static Map<String, Object> rule(ApplicabilityRule rule) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("Dimension", rule.dimension());
        yaml.put("Operator", rule.operator());
        yaml.put("Values", rule.values());
        putCost(yaml, rule.cost());
        return yaml;
    }

    private static Map<String, Object> marketplace(MarketplaceTerms marketplace) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        put(yaml, "cap_ratio", marketplace.capRatio());
        if (marketplace.applicability() != null) {
            yaml.put("applicability", applicability(marketplace.applicability()));
        }
        return yaml;
    }

    private static Map<String, Object> period(TermsPeriod period) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("id", period.id());
        yaml.put("start", period.start().toString());
        yaml.put("end", period.end().toString());
        put(yaml, "target", period.target());
        put(yaml, "shortfall", period.shortfall());
        put(yaml, "carry_over_cap", period.carryOverCap());
        return yaml;
    }

    private static void putCost(Map<String, Object> yaml, @Nullable BigDecimal cost) {
        if (cost != null) {
            yaml.put("Applicability", Map.of("Cost", cost));
        }
    }

    private static void put(Map<String, Object> yaml, String field, @Nullable Object value) {
        if (value != null) {
            yaml.put(field, value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
        }
    }
}
