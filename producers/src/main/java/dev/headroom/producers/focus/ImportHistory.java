package dev.headroom.producers.focus;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import java.util.List;

/** What was imported before, as {@code spend_imports} tells it. */
public interface ImportHistory {

    /**
     * Every artifact of a scope, in no order.
     *
     * @throws dev.headroom.producers.ImportException when the history cannot be read
     */
    List<KnownArtifact> artifactsOf(String scope);

    /** How an artifact stands. */
    enum Status {
        /** Begun and not ended. */
        OPEN,
        /** Ended and counted. */
        COMPLETE,
        /** Replaced by a newer one. */
        SUPERSEDED
    }

    /**
     * One artifact that arrived.
     *
     * @param artifact identity within the scope: a number, or for a DELTA also the content hash
     * @param style how artifacts of the scope relate
     * @param ledger ledger its rows are in
     * @param status how it stands
     * @param contentHash SHA-256 of the uncompressed content, lower-case hex
     */
    record KnownArtifact(String artifact, DeliveryStyle style, Ledger ledger, Status status, String contentHash) {

        /** Its number; −1 for one known by its hash. */
        public long number() {
            boolean digits = artifact.length() <= 18
                    && !artifact.isEmpty()
                    && artifact.chars().allMatch(c -> c >= '0' && c <= '9');
            return digits ? Long.parseLong(artifact) : -1;
        }
    }
}
