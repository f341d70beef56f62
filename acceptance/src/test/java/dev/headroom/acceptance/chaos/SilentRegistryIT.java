package dev.headroom.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.commitments.oracle.Tables;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.focus.FocusImport;
import dev.headroom.producers.focus.FocusImporter;
import dev.headroom.producers.focus.ImportProgress;
import dev.headroom.producers.focus.KafkaImportHistory;
import dev.headroom.producers.focus.OnError;
import dev.headroom.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The schema registry goes away in the middle of an import, and stays away while the application starts and other imports begin, who
 * know no schema yet.
 */
@Tag("thorough")
class SilentRegistryIT {

    private static final int UNIT = 1_000;
    private static final Duration AWAY = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void shouldLoseNothingWhenTheRegistryIsAwayForHalfAMinute() throws Exception {
        // Given
        CaseFile bills = Bills.write(directory, UNIT);
        CaseFile.Import first = bills.imports().get(0);
        List<CaseFile.Import> others =
                bills.imports().subList(1, bills.imports().size());
        try (Survivors survivors = Survivors.start(directory)) {
            Site site = survivors.site();
            site.loadContracts(bills);

            // When
            CompletableFuture<CommandRun> begun =
                    CompletableFuture.supplyAsync(() -> site.attempt(Site.importing(first)));
            Awaitility.await("an import has begun")
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> site.rows().ends(TopicCatalogue.CLOUD_SPEND).values().stream()
                            .anyMatch(end -> end > 0));
            survivors.cluster().stopRegistry();
            survivors.startApplication();
            CompletableFuture<Void> importing =
                    CompletableFuture.runAsync(() -> others.forEach(bill -> importWith(site, bill)));
            assertThat(begun).succeedsWithin(AWAY);
            CommandRun refused = site.attempt(Site.importing(others.get(0)));
            Awaitility.await("asked in vain")
                    .atMost(AWAY.multipliedBy(2))
                    .until(() -> survivors.application().errText().contains("schema registry does not answer"));
            Awaitility.await("still waiting")
                    .during(AWAY)
                    .atMost(AWAY.multipliedBy(2))
                    .until(() -> survivors.application().isAlive() && !importing.isDone());
            assertThat(site.rows().ends(TopicCatalogue.SPEND_IMPORTS).values()).containsOnly(0L);
            survivors.cluster().startRegistry();
            importing.get(2, TimeUnit.MINUTES);
            site.drainTo(Bills.NOW);

            // Then
            assertThat(begun.join().exitCode()).as(begun.join().err()).isZero();
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.errorLines()).singleElement().asString().startsWith("headroom: no schema registry at ");
            Tables expected = Oracle.tables(bills.world());
            assertThat(TableCheck.differences(site.rows().tables(), expected)).isEmpty();
            assertThat(site.rows().records(TopicCatalogue.DEAD_LETTERS)).isEmpty();
        }
    }

    /** The importer without the command line, which looks first whether a registry answers. */
    private static void importWith(Site site, CaseFile.Import bill) {
        FocusImport asked = new FocusImport(
                List.of(bill.file()),
                bill.scope(),
                Long.valueOf(bill.artifact()),
                DeliveryStyle.valueOf(bill.style()),
                Ledger.valueOf(bill.ledger()),
                OnError.FAIL,
                1);
        try (Outlet outlet = Outlet.connect(site.clientProperties(), "")) {
            new FocusImporter(outlet, KafkaImportHistory.connect(site.clientProperties(), ""))
                    .run(asked, ImportProgress.Listener.NONE);
        }
    }
}
