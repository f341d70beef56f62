package dev.headroom.commitments.alerts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A condition that holds at one judgement.
 *
 * @param dedupKey the same as long as it is the same problem
 * @param summary one sentence for people, with the numbers
 * @param observed what was seen, in {@code unit}
 * @param threshold what it was compared with, in {@code unit}
 */
public record Finding(
        String dedupKey,
        AlertRule rule,
        Severity severity,
        String summary,
        String provider,
        String commitmentId,
        @Nullable String periodId,
        BigDecimal observed,
        BigDecimal threshold,
        String unit) {}
