package dev.headroom.terms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The FOCUS 1.4 ContractCommitmentApplicability object: what its JSON schema demands, and that it asks for nothing balances cannot
 * answer (a complex scope, a column that is no dimension of the spend cube). In one thing it is milder than the schema: inclusions
 * may be missing, which means that every charge is included.
 */
final class ApplicabilityRules {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> FIELDS = Set.of(
            "IsGlobalScope",
            "IsComplexScope",
            "Applicability",
            "InclusionOperator",
            "Inclusions",
            "ExclusionOperator",
            "Exclusions");
    private static final Set<String> FRACTIONS = Set.of("Cost", "Usage");
    private static final Set<String> LOGIC = Set.of("And", "Or");
    private static final Pattern CUSTOM = Pattern.compile("x_[A-Z][a-zA-Z0-9]*");

    private final List<TermsFault> faults;

    private ApplicabilityRules(List<TermsFault> faults) {
        this.faults = faults;
    }

    /** Adds every fault of the object in {@code json}; null is no object and has none. */
    static void check(@Nullable String json, String path, List<TermsFault> faults) {
        if (json == null) {
            return;
        }
        try {
            new ApplicabilityRules(faults).checkObject(JSON.readTree(json), path);
        } catch (JsonProcessingException broken) {
            faults.add(new TermsFault(path, "is not valid JSON"));
        }
    }

    private void checkObject(JsonNode object, String path) {
        if (!object.isObject()) {
            add(path, "must be an object");
            return;
        }
        checkFields(object, path, FIELDS, true);
        boolean global = checkFlag(object, path, "IsGlobalScope");
        if (checkFlag(object, path, "IsComplexScope")) {
            add(path + ".IsComplexScope", "is true: what it covers is not in the file, so it cannot be computed");
        }
        checkFractions(object.path("Applicability"), path + ".Applicability");
        if (global && (!object.path("Inclusions").isEmpty() || object.has("InclusionOperator"))) {
            add(path + ".Inclusions", "must be absent when IsGlobalScope is true");
        }
        checkRules(object, path, "Inclusions", "InclusionOperator");
        checkRules(object, path, "Exclusions", "ExclusionOperator");
    }

    private void checkRules(JsonNode object, String path, String listName, String operatorName) {
        JsonNode list = object.path(listName);
        JsonNode operator = object.path(operatorName);
        if (!operator.isMissingNode()) {
            WordRule.fault(operator.asText(), LOGIC).ifPresent(message -> add(path + "." + operatorName, message));
        } else if (!list.isEmpty()) {
            add(path + "." + operatorName, "is missing; say And or Or for " + listName);
        }
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            add(path + "." + listName, "must be a list of rules");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String place = path + "." + listName + "[" + i + "]";
            if (!list.get(i).isObject()) {
                add(place, "must be a rule with Dimension, Operator and Values");
                continue;
            }
            checkFields(list.get(i), place, ApplicabilityRule.FIELDS, false);
            ApplicabilityRule.check(list.get(i), place, faults);
            checkFractions(list.get(i).path("Applicability"), place + ".Applicability");
        }
    }

    private void checkFractions(JsonNode fractions, String path) {
        if (fractions.isMissingNode()) {
            return;
        }
        if (!fractions.isObject()) {
            add(path, "must be an object with Cost or Usage");
            return;
        }
        checkFields(fractions, path, FRACTIONS, false);
        for (String name : FRACTIONS) {
            JsonNode fraction = fractions.path(name);
            boolean inRange = fraction.isNumber()
                    && fraction.decimalValue().signum() >= 0
                    && fraction.decimalValue().compareTo(BigDecimal.ONE) <= 0;
            if (!fraction.isMissingNode() && !inRange) {
                add(path + "." + name, "must be a number from 0 to 1, not " + fraction);
            }
        }
    }

    private boolean checkFlag(JsonNode object, String path, String name) {
        JsonNode flag = object.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            add(path + "." + name, "must be true or false, not " + flag);
        }
        return flag.asBoolean();
    }

    private void checkFields(JsonNode object, String path, Set<String> allowed, boolean customToo) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name) && !(customToo && CUSTOM.matcher(name).matches())) {
                WordRule.fault(name, allowed).ifPresent(message -> add(path + "." + name, message));
            }
        }
    }

    private void add(String path, String message) {
        faults.add(new TermsFault(path, message));
    }
}
