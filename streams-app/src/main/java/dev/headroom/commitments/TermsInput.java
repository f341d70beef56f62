package dev.headroom.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.terms.TermsFault;
import dev.headroom.terms.TermsRules;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a record of {@code commitment_terms} to what the cube reads. */
final class TermsInput {

    private TermsInput() {}

    /**
     * Checks a version of terms.
     *
     * @throws IllegalArgumentException when the terms break a rule of {@code docs/drawdown.md}, "Refused when loaded"
     */
    static CubeInput of(CommitmentTermsKey key, @Nullable CommitmentTerms terms) {
        if (terms != null) {
            List<TermsFault> faults = TermsRules.faults(terms);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(
                        faults.stream().map(TermsFault::toString).collect(Collectors.joining("; ")));
            }
            CommitmentTermsMapper.toTerms(terms);
        }
        return new CubeInput.Terms(key.getKeyCommitmentId(), key.getKeyTermsVersion(), terms);
    }
}
