package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of an applicability object.
 *
 * @param dimension FOCUS column name
 * @param operator In, NotIn, StartsWith, NotStartsWith, Contains, NotContains, EndsWith, Exists or DoesNotExist
 * @param values {@code *} means "not null"
 * @param cost the rule's own {@code Applicability.Cost}; null: the top-level one
 */
public record ApplicabilityRule(
        String dimension,
        String operator,
        List<String> values,
        @Nullable BigDecimal cost) {}
