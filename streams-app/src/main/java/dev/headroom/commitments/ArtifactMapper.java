package dev.headroom.commitments;

import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.intake.Artifact;
import dev.headroom.commitments.intake.Style;
import dev.headroom.commitments.state.ArtifactRecord;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.SpendDelivery;
import dev.headroom.tables.SpendImport;
import dev.headroom.tables.SpendImportKey;
import java.time.Instant;
import java.util.Objects;

/** Artifacts as they arrive, as they are kept, and as {@code spend_imports} shows them. */
final class ArtifactMapper {

    private ArtifactMapper() {}

    /**
     * The artifact a record of the spend log belongs to, without progress.
     *
     * @throws NullPointerException naming what is missing
     */
    static Artifact arriving(SpendDelivery record) {
        return new Artifact(
                Objects.requireNonNull(record.getScope(), "scope is missing"),
                Objects.requireNonNull(record.getArtifact(), "artifact is missing"),
                Objects.requireNonNull(record.getStyle(), "style is missing") == DeliveryStyle.REPLACEMENT
                        ? Style.REPLACEMENT
                        : Style.DELTA,
                Objects.requireNonNull(record.getLedger(), "ledger is missing") == dev.headroom.events.Ledger.SETTLED
                        ? Ledger.SETTLED
                        : Ledger.ACCRUED,
                Objects.requireNonNull(record.getContentHash(), "content_hash is missing"),
                record.getSourceName(),
                0,
                null);
    }

    static ArtifactRecord toRecord(Artifact artifact, int pages) {
        return new ArtifactRecord(
                artifact.scope(),
                artifact.id(),
                artifact.style() == Style.REPLACEMENT,
                artifact.ledger() == Ledger.SETTLED,
                artifact.contentHash(),
                artifact.sourceName(),
                artifact.lastRow(),
                artifact.rowsExpected(),
                pages);
    }

    static Artifact toArtifact(ArtifactRecord record) {
        return new Artifact(
                record.getScope(),
                record.getArtifact(),
                record.getReplacement() ? Style.REPLACEMENT : Style.DELTA,
                record.getSettled() ? Ledger.SETTLED : Ledger.ACCRUED,
                record.getContentHash(),
                record.getSourceName(),
                record.getLastRow(),
                record.getRowsExpected());
    }

    static SpendImportKey toKey(Artifact artifact) {
        return new SpendImportKey(artifact.scope(), artifact.id());
    }

    static SpendImport toRow(Artifact artifact, boolean superseded, long asOf, long version) {
        return new SpendImport(
                artifact.scope(),
                artifact.id(),
                artifact.style().name(),
                artifact.ledger().name(),
                superseded ? "SUPERSEDED" : artifact.isComplete() ? "COMPLETE" : "OPEN",
                artifact.contentHash(),
                artifact.sourceName(),
                artifact.lastRow(),
                artifact.rowsExpected(),
                Instant.ofEpochMilli(asOf),
                version);
    }
}
