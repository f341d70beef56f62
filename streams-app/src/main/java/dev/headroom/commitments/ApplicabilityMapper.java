package dev.headroom.commitments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.commitments.terms.Applicability;
import dev.headroom.commitments.terms.Dimension;
import dev.headroom.commitments.terms.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the FOCUS 1.4 ContractCommitmentApplicability object, as JSON, to what decides whether a charge applies. */
final class ApplicabilityMapper {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ApplicabilityMapper() {}

    /**
     * Parses the object; an empty one is everything.
     *
     * @throws IllegalArgumentException when it is no such object, names a dimension the cube lacks, or is a complex scope
     */
    static Applicability parse(String json) {
        JsonNode object;
        try {
            object = JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("applicability is not JSON: " + broken.getOriginalMessage(), broken);
        }
        if (object.path("IsComplexScope").asBoolean()) {
            throw new IllegalArgumentException("applicability is a complex scope, which rules cannot express");
        }
        BigDecimal fraction = fraction(object.path("Applicability"));
        return new Applicability(
                fraction == null ? BigDecimal.ONE : fraction,
                isOr(object.path("InclusionOperator")),
                rules(object.path("Inclusions")),
                isOr(object.path("ExclusionOperator")),
                rules(object.path("Exclusions")));
    }

    private static List<Applicability.Rule> rules(JsonNode array) {
        List<Applicability.Rule> rules = new ArrayList<>();
        for (JsonNode rule : array) {
            String column = rule.path("Dimension").asText();
            List<String> values = new ArrayList<>();
            rule.path("Values").forEach(value -> values.add(value.asText().toLowerCase(Locale.ROOT)));
            rules.add(new Applicability.Rule(
                    Dimension.ofFocusColumn(column)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "applicability rule on " + column + ", which the spend cube lacks")),
                    operator(rule.path("Operator").asText()),
                    values,
                    fraction(rule.path("Applicability"))));
        }
        return rules;
    }

    private static Operator operator(String name) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.focusName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("applicability operator '" + name + "' is unknown"));
    }

    private static boolean isOr(JsonNode operator) {
        return !operator.asText().equals("And");
    }

    private static @Nullable BigDecimal fraction(JsonNode applicability) {
        JsonNode cost = applicability.path("Cost");
        return cost.isNumber() ? cost.decimalValue() : null;
    }
}
