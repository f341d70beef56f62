package dev.headroom.commitments.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far marketplace charges count.
 *
 * @param capRatio share of each period's target (of the total without periods); null: no cap
 * @param applicability what a marketplace charge must match as well; its fraction is ignored
 */
public record Marketplace(@Nullable BigDecimal capRatio, Applicability applicability) {

    /** Marketplace charges count like any other. */
    public static final Marketplace UNRESTRICTED = new Marketplace(null, Applicability.EVERYTHING);
}
