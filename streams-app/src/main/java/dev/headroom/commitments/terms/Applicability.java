package dev.headroom.commitments.terms;

import dev.headroom.commitments.cube.CellKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which charges a commitment applies to, and with what fraction: the FOCUS 1.4 ContractCommitmentApplicability object.
 *
 * @param fraction top-level {@code Applicability.Cost}
 * @param anyInclusion {@code InclusionOperator} is {@code Or}
 * @param inclusions none: everything matches
 * @param anyExclusion {@code ExclusionOperator} is {@code Or}
 * @param exclusions none: nothing is excluded
 */
public record Applicability(
        BigDecimal fraction, boolean anyInclusion, List<Rule> inclusions, boolean anyExclusion, List<Rule> exclusions) {

    /** Every charge, whole. */
    public static final Applicability EVERYTHING = new Applicability(BigDecimal.ONE, true, List.of(), true, List.of());

    /**
     * One rule over one dimension.
     *
     * @param ownFraction the rule's own {@code Applicability.Cost}, which beats the top-level one
     */
    public record Rule(
            Dimension dimension,
            Operator operator,
            List<String> values,
            @Nullable BigDecimal ownFraction) {

        boolean matches(CellKey cell) {
            return operator.holds(dimension.of(cell), values);
        }
    }

    /** The fraction of the charges of a cell that applies, or null where they do not apply at all. */
    public @Nullable BigDecimal fractionOf(CellKey cell) {
        if (isExcluded(cell)) {
            return null;
        }
        if (inclusions.isEmpty()) {
            return fraction;
        }
        return anyInclusion ? highestMatching(cell) : lowestIfAllMatch(cell);
    }

    private boolean isExcluded(CellKey cell) {
        if (exclusions.isEmpty()) {
            return false;
        }
        return anyExclusion
                ? exclusions.stream().anyMatch(rule -> rule.matches(cell))
                : exclusions.stream().allMatch(rule -> rule.matches(cell));
    }

    private @Nullable BigDecimal highestMatching(CellKey cell) {
        BigDecimal highest = null;
        for (Rule rule : inclusions) {
            if (rule.matches(cell)) {
                BigDecimal own = fractionOf(rule);
                highest = highest == null ? own : highest.max(own);
            }
        }
        return highest;
    }

    private @Nullable BigDecimal lowestIfAllMatch(CellKey cell) {
        BigDecimal lowest = null;
        for (Rule rule : inclusions) {
            if (!rule.matches(cell)) {
                return null;
            }
            BigDecimal own = fractionOf(rule);
            lowest = lowest == null ? own : lowest.min(own);
        }
        return lowest;
    }

    private BigDecimal fractionOf(Rule rule) {
        return rule.ownFraction() == null ? fraction : rule.ownFraction();
    }
}
