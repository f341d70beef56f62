package dev.headroom.commitments.intake;

import dev.headroom.commitments.cube.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * One artifact of a delivery scope and how far it has come.
 *
 * @param id number in decimal, or for a DELTA also a content hash
 * @param lastRow number of the last row received; rows count from 1 without gaps
 * @param rowsExpected how many rows it has, once its end has come; null before
 */
public record Artifact(
        String scope,
        String id,
        Style style,
        Ledger ledger,
        String contentHash,
        @Nullable String sourceName,
        long lastRow,
        @Nullable Long rowsExpected) {

    public boolean isComplete() {
        return rowsExpected != null;
    }

    /** The number of a REPLACEMENT. */
    public long number() {
        return Long.parseLong(id);
    }

    Artifact withLastRow(long row) {
        return new Artifact(scope, id, style, ledger, contentHash, sourceName, row, rowsExpected);
    }

    Artifact ended() {
        return new Artifact(scope, id, style, ledger, contentHash, sourceName, lastRow, lastRow);
    }

    boolean sameAs(Artifact other) {
        return style == other.style && ledger == other.ledger && contentHash.equals(other.contentHash);
    }
}
