package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.TopicAdmin;
import dev.headroom.cli.CommandRun;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import dev.headroom.producers.Outlet;
import dev.headroom.topics.DeadLetterHeaders;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Each test has topics of its own, by a prefix. */
@TestInstance(Lifecycle.PER_CLASS)
class TablesIT {

    private static final short ONE_REPLICA = 1;

    @TempDir
    private Path directory;

    private @Nullable LocalCluster cluster;
    private String prefix = "";
    private int tests;

    @BeforeAll
    void startCluster(@TempDir Path clusterDirectory) {
        cluster = LocalCluster.start(LocalSettings.in(clusterDirectory.resolve("data")));
    }

    @BeforeEach
    void makeTopics() {
        prefix = "t" + ++tests + "_";
        try (Admin admin = Admin.create(Map.copyOf(running().clientProperties()))) {
            new TopicAdmin(admin, prefix, ONE_REPLICA, TimeSource.LOG).apply();
        }
    }

    @AfterAll
    void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldPrintTheLatestCommittedRowPerKeyInOrder() {
        // Given
        try (BalanceWriter writer = new BalanceWriter(running(), prefix)) {
            writer.commit(
                    Balances.of("b", 1), Balances.of("gone", 2), Balances.of("a\uFFFD", 3), Balances.of("a😀", 4));
            writer.abort(Balances.of("b", 666), Balances.of("never", 666));
            writer.commit(Balances.of("b", 5));
            writer.commitTombstone("gone");
        }

        // When
        CommandRun json = tables("commitment_consumption", "--output", "json");
        CommandRun csv = tables("commitment_consumption", "--output", "csv");
        CommandRun table = tables("commitment_consumption");

        // Then
        assertThat(json.err()).isEmpty();
        assertThat(json.lines()).hasSize(3);
        assertThat(json.lines().get(0))
                .startsWith("{\"commitment_id\":\"a\uFFFD\",")
                .contains("\"consumed_micros\":3,");
        assertThat(json.lines().get(1))
                .startsWith("{\"commitment_id\":\"a😀\",")
                .contains("\"consumed_micros\":4,");
        assertThat(json.lines().get(2))
                .startsWith("{\"commitment_id\":\"b\",\"provider\":\"aws\",\"contract_id\":null,\"unit\":\"USD\",")
                .contains("\"consumed_micros\":5,")
                .contains("\"run_rate_30d_micros_per_day\":9007199254740993,")
                .contains("\"consumed_ratio\":0.25,")
                .contains("\"data_through\":\"2025-04-10\",")
                .endsWith("\"as_of\":\"2025-04-11T06:00:00Z\",\"version\":7}");
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv.lines().get(3)).startsWith("b,aws,,USD,ON_TRACK,38000000000000000,5,5,0,");
        assertThat(table.lines()).hasSize(4);
        assertThat(table.lines().get(3)).startsWith("b").contains("38.00 B", "25.0%", "2025-04-10");
        assertThat(Stream.of(json, csv, table))
                .allSatisfy(run -> assertThat(run.exitCode()).isZero());
    }

    @Test
    void shouldPrintInputsThatWereImported() throws IOException {
        // Given
        Path rates = directory.resolve("fx.csv");
        Files.writeString(
                rates, "date,currency,usd_per_unit\n2025-04-02,EUR,1.08\n2025-04-01,EUR,1.1\n2025-04-01,CHF,1.25\n");

        // When
        CommandRun imported = run("import", "fx", rates.toString());
        CommandRun again = run("import", "fx", rates.toString());
        CommandRun printed = tables("fx_rates", "--output", "json");

        // Then
        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out()).startsWith("3 rows imported, 0 skipped, ").endsWith("2 currencies\n");
        assertThat(again.exitCode()).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "{\"currency\":\"CHF\",\"rate_date\":\"2025-04-01\",\"usd_per_unit\":\"1.25\"}",
                        "{\"currency\":\"EUR\",\"rate_date\":\"2025-04-01\",\"usd_per_unit\":\"1.1\"}",
                        "{\"currency\":\"EUR\",\"rate_date\":\"2025-04-02\",\"usd_per_unit\":\"1.08\"}");
    }

    @Test
    void shouldTickEveryPartitionAndPrintTheLog() {
        // When
        CommandRun ticked = run("clock", "tick", "2025-04-11", "--wait", "5");
        CommandRun printed = tables("cloud_spend", "--output", "json");

        // Then
        assertThat(ticked.exitCode()).isZero();
        assertThat(ticked.out()).isEqualTo("ticked 2025-04-11T00:00:00Z in 10 partitions\n");
        assertThat(printed.lines()).hasSize(4).allMatch(line -> line.startsWith("{\"kind\":\"TICK\",\"scope\":null,"));
    }

    @Test
    void shouldPrintDeadLettersFromTheirHeaders() {
        // Given
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(prefix + TopicCatalogue.DEAD_LETTERS.name(), null, bytes("junk"));
        letter.headers()
                .add(DeadLetterHeaders.TOPIC, bytes("cloud_spend"))
                .add(DeadLetterHeaders.PARTITION, bytes("3"))
                .add(DeadLetterHeaders.OFFSET, bytes("41"))
                .add(DeadLetterHeaders.REASON, bytes("UNREADABLE"))
                .add(DeadLetterHeaders.MESSAGE, bytes("wrong magic byte"));
        try (Outlet outlet = outlet()) {
            outlet.send(letter);
            outlet.flush();
        }

        // When
        CommandRun json = tables("dead_letters", "--output", "json");
        CommandRun table = tables("dead_letters");

        // Then
        assertThat(json.out())
                .isEqualTo("{\"topic\":\"cloud_spend\",\"partition\":3,\"offset\":41,\"reason\":\"UNREADABLE\","
                        + "\"message\":\"wrong magic byte\",\"file\":null,\"line\":null,\"column\":null}\n");
        assertThat(table.lines().get(1)).matches("cloud_spend +3 +41 +UNREADABLE +wrong magic byte");
    }

    @Test
    void shouldPrintTheRestAndFailWhenARecordCannotBeRead() throws IOException {
        // Given
        Path terms = directory.resolve("terms.yaml");
        Files.writeString(terms, """
                commitments:
                  - {id: c-1, version: 1, effective_from: 2025-01-01, provider: aws, currency: USD, total: "1000",
                     term: {start: 2025-01-01, end: 2026-01-01}, kind: BUILD_UP, cost_metric: BILLED,
                     charge_categories: [Usage], attribution: CHARGE_PERIOD, priority: 1}
                """);
        CommandRun imported = run("import", "commitments", terms.toString());
        try (Outlet outlet = outlet()) {
            outlet.send(new ProducerRecord<>(prefix + "commitment_terms", bytes("no avro"), bytes("no avro")));
            outlet.flush();
        }

        // When
        CommandRun printed = tables("commitment_terms", "--output", "json");

        // Then
        assertThat(imported.err()).isEmpty();
        assertThat(printed.lines())
                .singleElement()
                .asString()
                .contains("\"commitment_id\":\"c-1\"", "\"total\":\"1000\"");
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.errorLines()).hasSize(2);
        assertThat(printed.errorLines().get(0))
                .startsWith("topic " + prefix + "commitment_terms, partition 0, offset 1 cannot be read: its key: ");
        assertThat(printed.errorLines().get(1))
                .isEqualTo(
                        "headroom: commitment_terms is not complete: 1 unreadable record(s) are left out, told above");
    }

    @Test
    void shouldSayWhatToDoWhenTheTopicIsMissing() {
        // When
        CommandRun printed = run("tables", "fx_rates", "--topic-prefix", "other_");

        // Then
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.errorLines())
                .containsExactly(
                        "headroom: there is no topic other_fx_rates; create the topics with: headroom topics apply");
    }

    @Test
    void shouldNameTheRegistryWhenItDoesNotAnswer() {
        // When
        CommandRun printed = run("tables", "fx_rates", "--schema-registry", "http://127.0.0.1:1");

        // Then
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.errorLines())
                .singleElement()
                .asString()
                .startsWith("headroom: no schema registry at http://127.0.0.1:1: ")
                .endsWith("; start it, or name another with --schema-registry");
    }

    @Test
    void shouldStopWaitingWhenBalancesDoNotReachTheTick() {
        // Given
        try (BalanceWriter writer = new BalanceWriter(running(), prefix)) {
            writer.commit(Balances.of("b", 5));
        }

        // When
        CommandRun reached = run("clock", "tick", Balances.AS_OF.toString(), "--wait");
        CommandRun ahead = run("clock", "tick", Balances.AS_OF.plusSeconds(1).toString(), "--wait", "1");

        // Then
        assertThat(reached.exitCode()).isZero();
        assertThat(ahead.exitCode()).isEqualTo(1);
        assertThat(ahead.err())
                .startsWith("headroom: after 1 s commitment_consumption has not reached "
                        + Instant.parse("2025-04-11T06:00:01Z"));
    }

    private CommandRun tables(String... arguments) {
        return run(Stream.concat(Stream.of("tables"), Stream.of(arguments)).toArray(String[]::new));
    }

    private CommandRun run(String... arguments) {
        List<String> connection = List.of(
                "--bootstrap-server", running().bootstrapServers(),
                "--command-property", "schema.registry.url=" + running().registryUrl(),
                "--command-property", "topic.prefix=" + prefix);
        return CommandRun.of(
                Stream.concat(Stream.of(arguments), connection.stream()).toArray(String[]::new));
    }

    private Outlet outlet() {
        return Outlet.connect(running().clientProperties(), prefix);
    }

    private LocalCluster running() {
        LocalCluster running = cluster;
        if (running == null) {
            throw new IllegalStateException("the cluster did not start");
        }
        return running;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
