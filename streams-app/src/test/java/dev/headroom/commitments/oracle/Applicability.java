package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A FOCUS 1.4 ContractCommitmentApplicability object.
 *
 * @param cost top-level {@code Applicability.Cost}; null: not given, 1
 * @param inclusionOperator {@code Or} or {@code And}
 * @param exclusionOperator {@code Or} or {@code And}
 */
public record Applicability(
        boolean globalScope,
        boolean complexScope,
        @Nullable BigDecimal cost,
        String inclusionOperator,
        List<ApplicabilityRule> inclusions,
        String exclusionOperator,
        List<ApplicabilityRule> exclusions) {}
