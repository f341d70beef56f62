package dev.headroom.commitments.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which charges stand, of all that was delivered: design §5, "Charge intake". */
final class Deliveries {

    private Deliveries() {}

    /** The rows of every artifact that stands, in no particular order. */
    static List<StandingCharge> standing(List<Artifact> artifacts) {
        List<StandingCharge> standing = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            if (stands(artifact, artifacts)) {
                artifact.rows().forEach(row -> standing.add(new StandingCharge(artifact.ledger(), row)));
            }
        }
        return standing;
    }

    private static boolean stands(Artifact artifact, List<Artifact> all) {
        if (artifact.style().equals("DELTA")) {
            // Design §5.1, DELTA: artifacts add up.
            // Choice: their rows count as they come; an end is said to matter only for a REPLACEMENT.
            return true;
        }
        // Design §5.1, REPLACEMENT: artifacts of a scope are numbered; a newer one replaces all rows of the older at
        // its
        // ARTIFACT_END; until then the old one stands; an older one that comes late is ignored.
        // Choice: the first artifact of a scope counts at its end too.
        return artifact.complete()
                && all.stream()
                        .filter(other -> other.scope().equals(artifact.scope()) && other.complete())
                        .map(Deliveries::number)
                        .max(Comparator.naturalOrder())
                        .filter(number(artifact)::equals)
                        .isPresent();
    }

    private static BigInteger number(Artifact artifact) {
        return new BigInteger(artifact.artifact());
    }
}
