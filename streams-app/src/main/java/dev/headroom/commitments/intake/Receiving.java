package dev.headroom.commitments.intake;

import org.jspecify.annotations.Nullable;

/**
 * How an artifact comes in: rows are numbered from 1 and in order, a number seen before is a duplicate, a gap is refused, and so is an
 * end whose count disagrees. Repeating any record changes nothing.
 */
public final class Receiving {

    private Receiving() {}

    /**
     * Judges rows of an artifact.
     *
     * @param known the artifact as it stands, null when this is its first record
     * @param incoming the artifact as the record describes it, without progress
     */
    public static Receipt rows(@Nullable Artifact known, Artifact incoming, long firstRow, int rows) {
        Receipt conflict = conflict(known, incoming);
        if (conflict != null) {
            return conflict;
        }
        Artifact artifact = known == null ? incoming : known;
        long lastRow = firstRow + rows - 1;
        if (firstRow < 1 || rows < 1) {
            return new Receipt.Refused("BAD_ROW_NUMBER", "rows " + firstRow + " to " + lastRow + of(artifact));
        }
        if (lastRow <= artifact.lastRow()) {
            return new Receipt.Duplicate();
        }
        if (artifact.isComplete()) {
            return new Receipt.Refused(
                    "ROWS_AFTER_END", "row " + lastRow + of(artifact) + ", which ended with row " + artifact.lastRow());
        }
        if (firstRow > artifact.lastRow() + 1) {
            return new Receipt.Refused(
                    "GAP",
                    "row " + firstRow + of(artifact) + " came after row " + artifact.lastRow()
                            + "; import the file again");
        }
        return new Receipt.Accepted(artifact.withLastRow(lastRow), (int) (artifact.lastRow() - firstRow + 1));
    }

    /** Judges the end of an artifact that has {@code rowCount} rows. */
    public static Receipt end(@Nullable Artifact known, Artifact incoming, long rowCount) {
        Receipt conflict = conflict(known, incoming);
        if (conflict != null) {
            return conflict;
        }
        Artifact artifact = known == null ? incoming : known;
        if (artifact.lastRow() != rowCount) {
            return new Receipt.Refused(
                    "COUNT_MISMATCH",
                    "the end says " + rowCount + " rows, but " + artifact.lastRow() + " came" + of(artifact)
                            + "; import the file again");
        }
        return artifact.isComplete() ? new Receipt.Duplicate() : new Receipt.Accepted(artifact.ended(), 0);
    }

    private static @Nullable Receipt conflict(@Nullable Artifact known, Artifact incoming) {
        if (incoming.style() == Style.REPLACEMENT && !isNumber(incoming.id())) {
            return new Receipt.Refused(
                    "BAD_ARTIFACT", "artifact '" + incoming.id() + "' of a REPLACEMENT is not a number" + of(incoming));
        }
        if (known != null && !known.sameAs(incoming)) {
            return new Receipt.Refused(
                    "CONFLICT",
                    "style, ledger or content differ from what came before" + of(incoming)
                            + "; other content needs a newer artifact number");
        }
        return null;
    }

    private static boolean isNumber(String id) {
        try {
            return Long.parseLong(id) >= 0 && id.equals(Long.toString(Long.parseLong(id)));
        } catch (NumberFormatException notOne) {
            return false;
        }
    }

    private static String of(Artifact artifact) {
        return " of artifact " + artifact.id() + " in scope " + artifact.scope();
    }
}
