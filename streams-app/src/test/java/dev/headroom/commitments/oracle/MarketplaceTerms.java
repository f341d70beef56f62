package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far marketplace charges count.
 *
 * @param capRatio share of each period's target, or of the total without periods; null: no cap
 * @param applicability what a marketplace charge must match as well; null: nothing
 */
public record MarketplaceTerms(
        @Nullable BigDecimal capRatio, @Nullable Applicability applicability) {}
