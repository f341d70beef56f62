package dev.headroom.commitments;

import dev.headroom.commitments.state.CubeChange;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.FxRate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything the cube task reads. Null terms or a null rate take away what was there. */
sealed interface CubeInput {

    record Change(CubeChange change) implements CubeInput {}

    record Terms(String commitmentId, int version, @Nullable CommitmentTerms terms) implements CubeInput {}

    record Rate(String currency, LocalDate day, @Nullable FxRate rate) implements CubeInput {}
}
