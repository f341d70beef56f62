package dev.headroom.producers.focus;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.ImportException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to import.
 *
 * @param files the parts of one artifact, in order
 * @param scope delivery scope: whose rows these are, for instance one account and month of one export
 * @param artifact number of the artifact, 1 or more; null: for a REPLACEMENT the latest modification time of the files in
 *     milliseconds, for a DELTA the hash of the content
 * @param style REPLACEMENT: a newer artifact of the scope replaces all rows of the older. DELTA: artifacts add up
 * @param ledger SETTLED: invoiced. ACCRUED: metered estimates
 * @param onError what becomes of bad rows
 * @param reportedFaults how many bad rows are told one by one; all are counted
 */
public record FocusImport(
        List<Path> files,
        String scope,
        @Nullable Long artifact,
        DeliveryStyle style,
        Ledger ledger,
        OnError onError,
        int reportedFaults) {

    /** How many bad rows are told one by one unless something else is asked for. */
    public static final int DEFAULT_REPORTED_FAULTS = 20;

    /**
     * Checks what can be checked without the files.
     *
     * @throws ImportException for no files, a blank scope or an artifact number below 1
     */
    public FocusImport {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new ImportException("name at least one file to import");
        }
        if (scope.isBlank()) {
            throw new ImportException(
                    "the scope is blank; name whose rows these are, for instance aws/123456789012/2026-07");
        }
        if (artifact != null && artifact < 1) {
            throw new ImportException("the artifact number must be 1 or more, not " + artifact);
        }
    }

    /** Files with the defaults of everything: a REPLACEMENT in the settled ledger, numbered by time, stopping at a bad row. */
    public static FocusImport of(List<Path> files, String scope) {
        return new FocusImport(
                files, scope, null, DeliveryStyle.REPLACEMENT, Ledger.SETTLED, OnError.FAIL, DEFAULT_REPORTED_FAULTS);
    }
}
