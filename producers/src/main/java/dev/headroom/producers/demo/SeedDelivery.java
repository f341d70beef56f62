package dev.headroom.producers.demo;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.focus.FocusImport;
import dev.headroom.producers.focus.OnError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A file that arrives.
 *
 * @param at when
 * @param fileName name of the file
 * @param scope delivery scope it belongs to
 * @param artifact its number in the scope
 * @param style whether it replaces what the scope had, or adds to it
 * @param ledger whether it is a bill or an estimate
 * @param note what is remarkable about it, for people; empty for an ordinary one
 * @param csv its content
 */
public record SeedDelivery(
        Instant at,
        String fileName,
        String scope,
        long artifact,
        DeliveryStyle style,
        Ledger ledger,
        String note,
        String csv) {

    /** Writes the file into a folder; what to give the importer. */
    public FocusImport writeTo(Path folder) {
        try {
            Path file = Files.writeString(folder.resolve(fileName), csv);
            return new FocusImport(
                    List.of(file), scope, artifact, style, ledger, OnError.FAIL, FocusImport.DEFAULT_REPORTED_FAULTS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
