package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One element of FOCUS ContractApplied: a cost in the billing currency, or a quantity in a unit. */
public record AppliedElement(
        String commitmentId,
        @Nullable String contractId,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal quantity,
        @Nullable String unit) {}
