package dev.headroom.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
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
            CommitmentTermsMapper.toTerms(terms);
        }
        return new CubeInput.Terms(key.getKeyCommitmentId(), key.getKeyTermsVersion(), terms);
    }
}
