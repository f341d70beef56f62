package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Term, total and periods of generated terms. */
record Ramp(
        LocalDate start, @Nullable LocalDate end, @Nullable BigDecimal total, List<TermsPeriod> periods) {}
