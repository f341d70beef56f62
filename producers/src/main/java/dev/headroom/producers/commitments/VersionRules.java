package dev.headroom.producers.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.terms.TermsFault;
import dev.headroom.terms.TermsRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold among all versions in one file: each occurs once, and a commitment keeps its provider. */
final class VersionRules {

    private final Map<String, List<CommitmentTerms>> seen = new HashMap<>();

    /** The faults of these terms beside those that came before. */
    List<TermsFault> add(CommitmentTerms terms) {
        List<CommitmentTerms> earlier = seen.computeIfAbsent(terms.getCommitmentId(), id -> new ArrayList<>());
        List<TermsFault> faults = new ArrayList<>();
        for (CommitmentTerms other : earlier) {
            if (other.getTermsVersion() == terms.getTermsVersion()) {
                faults.add(new TermsFault(
                        "version",
                        "version " + terms.getTermsVersion() + " of " + terms.getCommitmentId()
                                + " is in the file twice; number amendments 2, 3, …"));
            }
        }
        if (!earlier.isEmpty()) {
            TermsRules.changedProvider(earlier.get(0), terms).ifPresent(faults::add);
        }
        earlier.add(terms);
        return faults;
    }
}
