package dev.headroom.producers.focus;

import dev.headroom.producers.Fault;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param outcome whether anything was sent, and why not
 * @param scope delivery scope
 * @param artifact identity of the artifact within the scope
 * @param contentHash SHA-256 of the uncompressed content, lower-case hex
 * @param rows charge rows of the artifact
 * @param badRows rows left out
 * @param faults what is wrong with the first of them
 * @param chunks records sent to {@code cloud_spend}, the end of the artifact not counted
 * @param blankCosts rows whose EffectiveCost, ContractedCost or ListCost was blank and counts as nought, by column; columns
 *     without such rows are absent
 * @param supersededBy number of a newer artifact of the scope which keeps this one from counting; null where none does
 * @param elapsed how long it took
 */
public record ImportResult(
        Outcome outcome,
        String scope,
        String artifact,
        String contentHash,
        long rows,
        long badRows,
        List<Fault> faults,
        long chunks,
        SortedMap<String, Long> blankCosts,
        @Nullable String supersededBy,
        Duration elapsed) {

    /** How an import ended. */
    public enum Outcome {
        /** The artifact was sent. */
        IMPORTED,
        /** The scope has this content already: nothing was sent. */
        UNCHANGED,
        /** The artifact had been begun and never ended: it was sent again under its own number, and the end with it. */
        RESUMED
    }
}
