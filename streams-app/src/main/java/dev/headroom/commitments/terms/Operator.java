package dev.headroom.commitments.terms;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Operators of FOCUS 1.4 applicability rules. Values are compared in lower case; {@code *} means "not null". On null, the positive
 * operators fail and the negative ones hold.
 */
public enum Operator {
    IN("In", false, String::equals),
    NOT_IN("NotIn", true, String::equals),
    STARTS_WITH("StartsWith", false, String::startsWith),
    NOT_STARTS_WITH("NotStartsWith", true, String::startsWith),
    CONTAINS("Contains", false, String::contains),
    NOT_CONTAINS("NotContains", true, String::contains),
    ENDS_WITH("EndsWith", false, String::endsWith),
    EXISTS("Exists", false, (value, any) -> true),
    DOES_NOT_EXIST("DoesNotExist", true, (value, any) -> true);

    private static final String NOT_NULL = "*";

    private final String focusName;
    private final boolean negated;

    @SuppressWarnings("ImmutableEnumChecker") // always a method reference
    private final BiPredicate<String, String> test;

    Operator(String focusName, boolean negated, BiPredicate<String, String> test) {
        this.focusName = focusName;
        this.negated = negated;
        this.test = test;
    }

    /** The word FOCUS uses for it. */
    public String focusName() {
        return focusName;
    }

    /** Whether a dimension's value satisfies this operator with those values (in lower case). */
    boolean holds(@Nullable String value, List<String> lowerCaseValues) {
        if (value == null) {
            return negated;
        }
        return anyOf(value.toLowerCase(Locale.ROOT), lowerCaseValues) != negated;
    }

    private boolean anyOf(String value, List<String> candidates) {
        for (String candidate : candidates) {
            if (candidate.equals(NOT_NULL) || test.test(value, candidate)) {
                return true;
            }
        }
        return false;
    }
}
