package dev.headroom.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.CommittedRows;
import dev.headroom.cli.CommandRun;
import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An installation as its users see it: the command line against a broker and a registry, and what is committed there. */
public final class Site {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AT_REST = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final String registryUrl;

    Site(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
    }

    /** Whether an entry of the test's class path is one of the product's, its logging too. */
    static boolean isProduct(String classPathEntry) {
        return !classPathEntry.endsWith("test-classes") && !classPathEntry.endsWith("-tests.jar");
    }

    /** What clients need. */
    public Map<String, String> clientProperties() {
        return Map.of("bootstrap.servers", bootstrapServers, "schema.registry.url", registryUrl);
    }

    /** What is committed there. */
    public CommittedRows rows() {
        return new CommittedRows(clientProperties(), "");
    }

    /** Runs a command; whatever becomes of it. */
    CommandRun attempt(String... command) {
        return CommandRun.of(Stream.concat(
                        Stream.of(command),
                        Stream.of("--bootstrap-server", bootstrapServers, "--schema-registry", registryUrl))
                .toArray(String[]::new));
    }

    /** Runs a command that has to succeed; its output. */
    public String run(String... command) {
        CommandRun done = attempt(command);
        assertThat(done.exitCode())
                .as(() -> List.of(command) + " said " + done.err())
                .isZero();
        return done.out().strip();
    }

    void loadContracts(CaseFile bills) {
        run("import", "commitments", bills.directory().resolve("terms.yaml").toString());
        run("import", "fx", bills.directory().resolve("fx.csv").toString());
    }

    /** Imports a bill; the summary. */
    String load(CaseFile.Import bill) {
        return run(importing(bill));
    }

    static String[] importing(CaseFile.Import bill) {
        return new String[] {
            "import",
            "focus",
            bill.file().toString(),
            "--scope",
            bill.scope(),
            "--artifact",
            bill.artifact(),
            "--style",
            bill.style(),
            "--ledger",
            bill.ledger()
        };
    }

    /** Writes this tick and waits until everything before it is in the tables. */
    void drainTo(String tick) {
        run("clock", "tick", tick, "--wait", Long.toString(PATIENCE.toSeconds()));
        // Balances come first; the cells of spend_daily follow in slices.
        awaitRest();
    }

    /** Waits until the tables have not changed for a second. */
    void awaitRest() {
        AtomicReference<Map<TopicPartition, Long>> last = new AtomicReference<>(Map.of());
        CommittedRows rows = rows();
        Awaitility.await("tables at rest")
                .atMost(PATIENCE)
                .pollInterval(AT_REST)
                .until(
                        () -> rows.ends(TopicCatalogue.SPEND_DAILY, TopicCatalogue.COMMITMENT_CONSUMPTION),
                        now -> now.equals(last.getAndSet(now)));
    }

    /** Waits for that to hold for the row of an artifact in {@code spend_imports}. */
    void awaitArtifact(CaseFile.Import bill, Predicate<Map<String, @Nullable Object>> reached) {
        CommittedRows rows = rows();
        Awaitility.await(bill.scope() + " " + bill.artifact())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> rows.latest(TopicCatalogue.SPEND_IMPORTS).stream()
                        .anyMatch(row -> bill.scope().equals(row.get("scope"))
                                && bill.artifact().equals(row.get("artifact"))
                                && reached.test(row)));
    }

    /** How every artifact stands, as lines {@code scope artifact status rows/expected}. */
    List<String> artifacts() {
        return rows().latest(TopicCatalogue.SPEND_IMPORTS).stream()
                .map(row -> row.get("scope") + " " + row.get("artifact") + " " + row.get("status") + " "
                        + row.get("row_count") + "/" + row.get("rows_expected"))
                .sorted()
                .toList();
    }
}
