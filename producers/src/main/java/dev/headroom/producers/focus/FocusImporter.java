package dev.headroom.producers.focus;

import dev.headroom.producers.ImportException;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.focus.ArtifactRules.Decision;
import dev.headroom.producers.focus.FileCheck.Checked;
import dev.headroom.producers.focus.ImportHistory.KnownArtifact;
import dev.headroom.producers.focus.ImportProgress.Phase;
import dev.headroom.producers.focus.ImportResult.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * Imports FOCUS Cost and Usage files, CSV or gzipped CSV, into {@code cloud_spend}. Importing the same files again changes
 * nothing; an import that was broken off is completed by doing it again. The package description says what is a bad row and how
 * several files are taken.
 *
 * <p>Everything of an artifact is written when {@link #run} returns. Not safe for use by several threads; two imports of one scope
 * at the same time see each other only once {@code spend_imports} shows them.
 */
public final class FocusImporter {

    private final Outlet outlet;
    private final ImportHistory history;

    /** An importer that writes to {@code outlet}, which stays open, and knows from {@code history} what was imported before. */
    public FocusImporter(Outlet outlet, ImportHistory history) {
        this.outlet = outlet;
        this.history = history;
    }

    /**
     * Imports files.
     *
     * @throws ImportException when they cannot be read, have bad rows under {@link OnError#FAIL}, are refused by what the scope
     *     has, or cannot be written
     */
    public ImportResult run(FocusImport asked, ImportProgress.Listener listener) {
        long startedNanos = System.nanoTime();
        // Before the files: a broker that does not answer should be told at once, not after minutes of reading.
        List<KnownArtifact> known = history.artifactsOf(asked.scope());
        Checked checked = FileCheck.check(asked, listener);
        refuseBadRows(asked, checked);
        Decision decision = ArtifactRules.decide(asked, checked.contentHash(), checked.latestModifiedMs(), known);
        long chunks = decision.outcome() == Outcome.UNCHANGED ? 0 : send(asked, checked, decision, listener);
        return new ImportResult(
                decision.outcome(),
                asked.scope(),
                decision.artifact(),
                checked.contentHash(),
                checked.goodRows(),
                checked.faults().count(),
                checked.faults().first(),
                chunks,
                checked.blankCosts(),
                decision.supersededBy(),
                Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    private static void refuseBadRows(FocusImport asked, Checked checked) {
        long bad = checked.faults().count();
        if (bad == 0) {
            return;
        }
        String files = sourceName(asked);
        if (asked.onError() == OnError.FAIL) {
            throw checked.faults()
                    .toException(files + ": nothing was sent: " + (bad == 1 ? "1 bad row" : bad + " bad rows")
                            + "; mend them, or leave them out with --on-error skip or dlq");
        }
        if (checked.goodRows() == 0) {
            throw checked.faults().toException(files + ": nothing was sent: every row is bad");
        }
    }

    private long send(FocusImport asked, Checked checked, Decision decision, ImportProgress.Listener listener) {
        Artifact artifact = new Artifact(
                asked.scope(),
                decision.artifact(),
                asked.style(),
                asked.ledger(),
                checked.contentHash(),
                sourceName(asked));
        RowSender rows = new RowSender(
                new DeliveryWriter(outlet, artifact),
                asked.onError() == OnError.DLQ ? new DeadLetters(outlet, asked.scope()) : null);
        new FocusFiles(asked.files(), Phase.SENDING, listener).read(null, rows);
        if (rows.count() != checked.goodRows()
                || !FileCheck.sizesAndTimes(asked.files()).equals(checked.sizesAndTimes())) {
            throw new ImportException(
                    sourceName(asked) + " changed while it was imported; artifact " + decision.artifact() + " of scope "
                            + asked.scope() + " stays open and does not count: import again when the file is at rest");
        }
        return rows.end();
    }

    private static String sourceName(FocusImport asked) {
        String first = String.valueOf(asked.files().get(0).getFileName());
        int others = asked.files().size() - 1;
        return others == 0 ? first : first + " and " + others + " more";
    }
}
