package dev.headroom.commitments.oracle;

import java.time.Instant;
import java.util.List;

/** One thing that arrives: a record of one of the input topics. */
public sealed interface DeliveryEvent {

    /** Terms were loaded. */
    record TermsLoaded(TermsVersion terms) implements DeliveryEvent {}

    /** A rate was loaded. */
    record RateLoaded(FxRate rate) implements DeliveryEvent {}

    /** Some rows of an artifact, numbered from {@code firstRow}, the first row of the artifact being 1. */
    record Rows(ArtifactId artifact, int firstRow, List<Charge> rows) implements DeliveryEvent {}

    /** An artifact is complete and has that many rows. */
    record ArtifactEnd(ArtifactId artifact, int rowCount) implements DeliveryEvent {}

    /** Time has reached that instant. */
    record Tick(Instant instant) implements DeliveryEvent {}

    /** Which artifact, and what is the same for all its records. */
    record ArtifactId(String scope, String artifact, String style, String ledger) {

        static ArtifactId of(Artifact artifact) {
            return new ArtifactId(artifact.scope(), artifact.artifact(), artifact.style(), artifact.ledger());
        }

        /** Different for different artifacts; stands for a SHA-256, which nobody computes the content from. */
        public String contentHash() {
            return "hash of " + scope + "/" + artifact;
        }
    }
}
