package dev.headroom.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.commitments.oracle.Tables;
import dev.headroom.local.Ports;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom up}, broker and registry included, ends in the middle of imports, and is started again on its directory. */
@Tag("thorough")
class KilledUpIT {

    private static final int UNIT = 1_500;
    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private int kafkaPort;
    private int registryPort;

    @BeforeEach
    void choosePorts() {
        kafkaPort = Ports.free(0, "Kafka");
        registryPort = Ports.free(0, "the registry");
    }

    @Test
    void shouldCountEverythingOnceWhenUpIsKilledAndStoppedDuringImports() throws Exception {
        // Given
        CaseFile bills = Bills.write(directory, UNIT);
        CompletableFuture<Tables> expected = CompletableFuture.supplyAsync(() -> Oracle.tables(bills.world()));
        Site site = new Site(Ports.LOOPBACK + ":" + kafkaPort, "http://" + Ports.LOOPBACK + ":" + registryPort);
        List<CaseFile.Import> early = bills.imports().subList(0, 3);
        List<CaseFile.Import> late = bills.imports().subList(3, bills.imports().size());

        // When
        CompletableFuture<List<CommandRun>> importing;
        try (HeadroomProcess up = start()) {
            up.awaitLine("ready");
            site.loadContracts(bills);
            importing = importInBackground(site, early);
            site.awaitArtifact(early.get(0), begun -> true);
            up.kill();
        }
        try (HeadroomProcess up = start()) {
            up.awaitLine("ready");
            assertOneLineEach(importing.join());
            early.forEach(site::load);
            importing = importInBackground(site, late);
            site.awaitArtifact(late.get(0), begun -> true);
            long startNanos = System.nanoTime();
            assertThat(up.terminate()).as(up::errText).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(STOP);
        }

        // Then
        try (HeadroomProcess up = start()) {
            up.awaitLine("ready");
            assertOneLineEach(importing.join());
            bills.imports().forEach(site::load);
            site.drainTo(Bills.NOW);
            assertThat(TableCheck.differences(site.rows().tables(), expected.join()))
                    .isEmpty();
            assertThat(site.rows().records(TopicCatalogue.DEAD_LETTERS)).isEmpty();
            assertThat(up.terminate()).as(up::errText).isZero();
        }
    }

    /** Imports one bill after the other, whether there is a broker or not. */
    private static CompletableFuture<List<CommandRun>> importInBackground(Site site, List<CaseFile.Import> bills) {
        return CompletableFuture.supplyAsync(() ->
                bills.stream().map(bill -> site.attempt(Site.importing(bill))).toList());
    }

    /** An import that came too late, or was cut off, says so in a line; the others waited for the broker to come back. */
    private static void assertOneLineEach(List<CommandRun> imports) {
        assertThat(imports)
                .allSatisfy(run -> assertThat(
                                run.exitCode() == 0 || run.errorLines().size() == 1)
                        .as(run.err())
                        .isTrue());
    }

    private HeadroomProcess start() throws IOException {
        return HeadroomProcess.start(
                directory,
                Site::isProduct,
                "up",
                "--clock",
                "log",
                "--data-dir",
                directory.resolve("data").toString(),
                "--kafka-port",
                Integer.toString(kafkaPort),
                "--registry-port",
                Integer.toString(registryPort));
    }
}
