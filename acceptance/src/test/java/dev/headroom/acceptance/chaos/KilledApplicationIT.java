package dev.headroom.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.commitments.oracle.Tables;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200,000 rows are imported while the application is killed four times, once losing its state directory with it. What the tests
 * look at is what a consumer that reads committed records finds; the last of them show that the check would notice a single row.
 */
@Tag("thorough")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledApplicationIT {

    private static final int UNIT = 10_000;
    private static final String DAY_BEFORE = "2025-05-31";

    private @Nullable CaseFile loaded;
    private @Nullable Survivors started;
    private CompletableFuture<Tables> expected = new CompletableFuture<>();

    @BeforeAll
    void importWhileKilling(@TempDir Path directory) throws Exception {
        CaseFile bills = Bills.write(Files.createDirectory(directory.resolve("bills")), UNIT);
        loaded = bills;
        expected = CompletableFuture.supplyAsync(() -> Oracle.tables(bills.world()));
        started = Survivors.start(directory);
        survivors().startApplication();
        site().loadContracts(bills);
        site().run("clock", "tick", DAY_BEFORE, "--wait");

        killDuring(bills.imports().subList(0, 3), row -> rows(row) > UNIT);
        survivors().startApplication();
        killDuring(bills.imports().subList(3, 5), row -> "COMPLETE".equals(row.get("status")));
        survivors().startApplication();
        killDuring(bills.imports().subList(5, 7), row -> rows(row) > UNIT / 2);
        survivors().deleteState();
        survivors().startApplication();
        killDuring(bills.imports().subList(7, 8), row -> "COMPLETE".equals(row.get("status")));
        survivors().startApplication();
        site().drainTo(Bills.NOW);
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    @Order(1)
    void shouldCountEveryRowOnceWhenKilledAgainAndAgain() {
        // Then
        assertThat(TableCheck.differences(site().rows().tables(), expected.join()))
                .isEmpty();
        assertThat(site().rows().records(TopicCatalogue.DEAD_LETTERS)).isEmpty();
    }

    @Test
    @Order(2)
    void shouldShowEveryArtifactComplete() {
        // Then
        assertThat(site().artifacts())
                .containsExactly(
                        "aws/2025 1 SUPERSEDED 30000/30000",
                        "aws/2025 2 COMPLETE 30000/30000",
                        "azure/2025 1 SUPERSEDED 30000/30000",
                        "azure/2025 2 COMPLETE 30000/30000",
                        "gcp/2025 1 COMPLETE 20000/20000",
                        "gcp/metered 1 COMPLETE 20000/20000",
                        "gcp/metered 2 COMPLETE 20000/20000",
                        "oci/2025 1 COMPLETE 20000/20000");
    }

    @Test
    @Order(3)
    void shouldNeverShowABalanceBetweenABillAndItsReplacement() {
        // Given
        Set<@Nullable Object> allowed = new HashSet<>();
        for (List<String> artifacts : List.of(List.<String>of(), List.of("1"), List.of("1", "2"))) {
            Tables tables = Oracle.tables(Bills.only(bills().world(), Bills.AZURE, artifacts));
            allowed.addAll(consumed(tables.commitmentConsumption()));
        }

        // When
        List<Map<String, @Nullable Object>> everShown = site().rows().all(TopicCatalogue.COMMITMENT_CONSUMPTION);

        // Then
        assertThat(allowed).hasSize(3);
        assertThat(new HashSet<>(consumed(everShown))).isEqualTo(allowed);
    }

    @Test
    @Order(4)
    void shouldNoticeWhenOneRowIsLost() throws IOException {
        // Given
        CaseFile.Import bill = bills().imports().get(3);
        List<String> lines = new ArrayList<>(Files.readAllLines(bill.file()));
        lines.remove(lines.size() / 2);

        // When
        replace(bill, "3", lines);

        // Then
        assertThat(TableCheck.differences(site().rows().tables(), expected.join()))
                .anyMatch(line -> line.startsWith("spend_daily"))
                .anyMatch(line -> line.startsWith("commitment_consumption"));
    }

    @Test
    @Order(5)
    void shouldFindNothingWhenTheRowIsBack() throws IOException {
        // Given
        CaseFile.Import bill = bills().imports().get(3);

        // When
        replace(bill, "4", Files.readAllLines(bill.file()));

        // Then
        assertThat(TableCheck.differences(site().rows().tables(), expected.join()))
                .isEmpty();
    }

    @Test
    @Order(6)
    void shouldNoticeWhenOneRowCountsTwice() throws IOException {
        // Given
        CaseFile.Import bill = bills().imports().get(4);
        List<String> lines = Files.readAllLines(bill.file());

        // When
        replace(bill, "2", List.of(lines.get(0), lines.get(UNIT)));

        // Then
        assertThat(TableCheck.differences(site().rows().tables(), expected.join()))
                .anyMatch(line -> line.startsWith("spend_daily"))
                .anyMatch(line -> line.startsWith("commitment_consumption"));
    }

    /** Imports bills, and kills the application as soon as the first of them is so far; the import goes on without it. */
    private void killDuring(List<CaseFile.Import> some, Predicate<Map<String, @Nullable Object>> reached)
            throws InterruptedException {
        CompletableFuture<Void> importing = CompletableFuture.runAsync(() -> some.forEach(site()::load));
        site().awaitArtifact(some.get(0), reached);
        survivors().killApplication();
        importing.join();
    }

    private void replace(CaseFile.Import bill, String artifact, List<String> lines) throws IOException {
        Path file = Files.write(
                bills().directory().resolve("another-" + bill.scope().replace('/', '-') + artifact + ".csv"), lines);
        CaseFile.Import another = new CaseFile.Import(file, bill.scope(), artifact, bill.style(), bill.ledger());
        site().load(another);
        site().awaitArtifact(another, row -> "COMPLETE".equals(row.get("status")));
        site().awaitRest();
    }

    private static long rows(Map<String, @Nullable Object> artifact) {
        return artifact.get("row_count") instanceof Long rows ? rows : 0;
    }

    private static List<@Nullable Object> consumed(List<Map<String, @Nullable Object>> balances) {
        List<@Nullable Object> consumed = new ArrayList<>();
        balances.stream()
                .filter(row -> "azure-macc".equals(row.get("commitment_id")))
                .forEach(row -> consumed.add(row.get("consumed_micros")));
        return consumed;
    }

    private CaseFile bills() {
        return Objects.requireNonNull(loaded, "written before all");
    }

    private Survivors survivors() {
        return Objects.requireNonNull(started, "started before all");
    }

    private Site site() {
        return survivors().site();
    }
}
