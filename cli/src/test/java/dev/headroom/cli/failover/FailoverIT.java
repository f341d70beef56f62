package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.TopicAdmin;
import dev.headroom.cli.CommandRun;
import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import dev.headroom.producers.Outlet;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FailoverTriggerKey;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
class FailoverIT {

    private static final short ONE_REPLICA = 1;
    private static final long EPOCH = 29_349_313_000L;

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
        prefix = "f" + ++tests + "_";
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
    void shouldShowWhereRegionsStand() {
        // Given
        writeStates(
                FailoverRows.system().build(),
                FailoverRows.state("aws", "us-east-1").build(),
                FailoverRows.state("azure", "eastus").build(),
                FailoverRows.failingOver());

        // When
        CommandRun table = run("failover", "status");
        CommandRun json = run("failover", "status", "--output", "json");
        CommandRun csv = run("failover", "status", "--output", "csv");

        // Then
        assertThat(table.err()).isEmpty();
        assertThat(table.lines()).hasSize(4);
        assertThat(table.lines().get(0)).isEqualTo("failover: LIVE, gate open, not frozen; as of 2025-10-20T07:20:20Z");
        assertThat(table.lines().get(2)).startsWith("aws/us-east-1  FAILING_OVER  07:14:20 (6 min)  ");
        assertThat(table.lines().get(3)).startsWith("azure/eastus   HEALTHY ");
        assertThat(json.lines()).hasSize(3);
        assertThat(json.lines().get(1))
                .startsWith("{\"provider\":\"aws\",\"region\":\"us-east-1\",\"state\":\"FAILING_OVER\",")
                .endsWith("\"as_of\":\"2025-10-20T07:20:20Z\",\"version\":1}");
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv.lines().get(0)).startsWith("provider,region,state,since,reason_code,");
        assertThat(Stream.of(table, json, csv))
                .allSatisfy(run -> assertThat(run.exitCode()).isZero());
    }

    @Test
    void shouldSayWhatToStartWhenNothingWasJudgedYet() {
        // When
        CommandRun table = run("failover", "status");
        CommandRun json = run("failover", "status", "--output", "json");

        // Then
        assertThat(table.exitCode()).isZero();
        assertThat(table.lines())
                .containsExactly("failover has judged nothing yet; start it with headroom run --only fleet,failover (or"
                        + " headroom up), and telemetry with headroom collect dcgm or headroom simulate");
        assertThat(json.out()).isEmpty();
    }

    @Test
    void shouldWriteWhatOperatorsOrderAndReadItBack() {
        // When
        List<CommandRun> runs = List.of(
                order("gate", "close"),
                order("gate", "open"),
                order("freeze"),
                order("unfreeze", "aws/us-east-1"),
                order("ack", "aws/us-east-1", "--incident", "i-1"),
                order("force", "aws/us-east-1", "--to", "azure/eastus"),
                order("force", "aws/us-east-1", "--to", "best"),
                order("force", "aws/us-east-1", "--back"),
                order("maintenance", "aws/us-east-1", "--cluster", "c1", "--until", "2025-10-21"),
                order("maintenance", "aws/us-east-1", "--end"),
                order("maintenance", "aws/us-east-1", "--cluster", "c1", "--retire"));
        CommandRun orders = run("tables", "operator_commands", "--output", "json");
        CommandRun telemetry = run("tables", "gpu_utilization", "--output", "json");

        // Then
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.lines()).singleElement().asString().endsWith("; it holds from the next tick on");
        });
        assertThat(runs.stream().map(run -> run.out().substring(0, run.out().lastIndexOf(';'))))
                .containsExactly(
                        "ordered: close the gate, nothing is triggered any more but a forced fail-back",
                        "ordered: open the gate, failovers are triggered again",
                        "ordered: freeze all regions",
                        "ordered: unfreeze aws/us-east-1",
                        "ordered: acknowledge that aws/us-east-1 has been moved (incident i-1)",
                        "ordered: fail aws/us-east-1 over to azure/eastus",
                        "ordered: fail aws/us-east-1 over to the best target",
                        "ordered: fail aws/us-east-1 back",
                        "ordered: maintenance of cluster c1 of aws/us-east-1 until 2025-10-21T00:00:00Z",
                        "ordered: end of the maintenance of aws/us-east-1",
                        "ordered: retire cluster c1 of aws/us-east-1, its hosts are no longer expected");
        assertThat(orders.lines())
                .containsExactly(
                        written("GATE_CLOSE", "", "", "", "", "", "", "null"),
                        written("GATE_OPEN", "", "", "", "", "", "", "null"),
                        written("FREEZE", "", "", "", "", "", "", "null"),
                        written("UNFREEZE", "aws", "us-east-1", "", "", "", "", "null"),
                        written("ACKNOWLEDGE", "aws", "us-east-1", "", "i-1", "", "", "null"),
                        written("FORCE_FAIL_OVER", "aws", "us-east-1", "", "", "azure", "eastus", "null"),
                        written("FORCE_FAIL_OVER", "aws", "us-east-1", "", "", "", "", "null"),
                        written("FORCE_FAIL_BACK", "aws", "us-east-1", "", "", "", "", "null"),
                        written("MAINTENANCE", "aws", "us-east-1", "c1", "", "", "", "\"2025-10-21T00:00:00Z\""),
                        written("MAINTENANCE_END", "aws", "us-east-1", "", "", "", "", "null"),
                        written("RETIRE", "aws", "us-east-1", "c1", "", "", "", "null"));
        assertThat(telemetry.lines())
                .hasSize(TopicCatalogue.GPU_UTILIZATION.partitions())
                .allMatch(line -> line.startsWith("{\"kind\":\"RETIRE\",\"provider\":\"aws\",\"region\":\"us-east-1\","
                        + "\"cluster\":\"c1\",\"rack\":\"\","));
    }

    @Test
    void shouldWarnOfARegionThatIsNotKnownAndWriteTheOrderAllTheSame() {
        // Given
        writeStates(FailoverRows.system().build(), FailoverRows.failingOver());

        // When
        CommandRun run = order("freeze", "aws/us-esat-1");
        CommandRun orders = run("tables", "operator_commands");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.errorLines())
                .containsExactly("warning: failover_state has no region aws/us-esat-1; did you mean aws/us-east-1?");
        assertThat(orders.lines()).hasSize(2);
        assertThat(orders.lines().get(1)).matches("FREEZE +aws +us-esat-1 +drill +ana|FREEZE .*us-esat-1.*drill.*");
    }

    @Test
    void shouldImportPoliciesAndIncidentsOrNothing() throws IOException {
        // Given
        Path broken = directory.resolve("broken.yaml");
        Files.writeString(
                broken, "- {scope_pattern: '*/*', effective_from: 2025-10-01, policy_version: a, panic: 1}\n");
        Path feed = directory.resolve("feed.json");
        Files.writeString(
                feed,
                "[{\"provider\": \"aws\", \"incident_id\": \"i\", \"status\": \"CONFIRMED\", \"regions\": [\"us-east-1\"]}]");

        // When
        CommandRun refused = run("import", "policies", broken.toString());
        CommandRun policies = run("import", "policies", "../examples/failover-policy.yaml");
        CommandRun incidents = run("import", "incidents", feed.toString());

        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errorLines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("broken.yaml:1: a panic: is no field here; the fields are"),
                        line -> assertThat(line).isEqualTo("headroom: broken.yaml: nothing was loaded: 1 fault"));
        assertThat(policies.out()).startsWith("2 rows imported, 0 skipped, ").endsWith(", 2 patterns\n");
        assertThat(run("tables", "failover_policies", "--output", "json").lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"scope_pattern\":\"*/*\",\"effective_from\":\"2025-01-01T00:00:00Z\",");
        assertThat(incidents.out()).startsWith("1 row imported, 0 skipped, ").endsWith(", 1 incident\n");
        assertThat(run("tables", "cloud_incidents", "--output", "json").lines())
                .containsExactly("{\"kind\":\"INCIDENT\",\"provider\":\"aws\",\"incident_id\":\"i\","
                        + "\"status\":\"CONFIRMED\",\"regions\":[\"us-east-1\"],\"services\":[],\"title\":\"\","
                        + "\"starts_at\":null,\"ends_at\":null,\"source_url\":null}");
    }

    @Test
    void shouldPrintTriggersFromTheBeginningAndEndWhenEnoughHaveCome() {
        // Given
        writeTriggers(
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH + 1_000).setAction("FAIL_BACK").build(),
                FailoverRows.trigger(EPOCH + 2_000).build());

        // When
        CommandRun text = run("failover", "watch", "--from", "beginning", "--exit-after", "2", "--timeout", "60");
        CommandRun json = run(
                "failover", "watch", "--from", "beginning", "--output", "json", "--exit-after", "2", "--timeout", "60");

        // Then
        assertThat(text.exitCode()).isZero();
        assertThat(text.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("  FAIL_OVER  aws/us-east-1 → azure/eastus "),
                        line -> assertThat(line).contains("[duplicate, not to be acted on again]"),
                        line -> assertThat(line).contains("  FAIL_BACK  azure/eastus → aws/us-east-1 "));
        assertThat(json.exitCode()).isZero();
        assertThat(json.lines()).hasSize(2);
        assertThat(json.errorLines()).singleElement().asString().endsWith("is a duplicate");
    }

    @Test
    void shouldFailWhenFewerTriggersComeInTimeThanWereAskedFor() {
        // Given
        writeTriggers(FailoverRows.trigger(EPOCH).build());

        // When
        CommandRun fromNow = run("failover", "watch", "--timeout", "1");
        CommandRun tooFew = run("failover", "watch", "--from", "beginning", "--exit-after", "2", "--timeout", "2");

        // Then
        assertThat(fromNow.exitCode()).isZero();
        assertThat(fromNow.out()).isEmpty();
        assertThat(tooFew.exitCode()).isEqualTo(1);
        assertThat(tooFew.lines()).hasSize(1);
        assertThat(tooFew.errorLines())
                .containsExactly("headroom: after 2 s 1 of 2 triggers have come; headroom failover status tells where"
                        + " regions stand");
    }

    @Test
    void shouldPrintATriggerAtOnceAndEndCleanlyOnASignal() throws IOException, InterruptedException {
        // Given
        writeTriggers(FailoverRows.trigger(EPOCH).build());
        try (HeadroomProcess watch = HeadroomProcess.start(
                directory, withConnection("failover", "watch", "--from", "beginning", "--output", "json"))) {
            watch.awaitLineThat("the first trigger", line -> isWhole(line, EPOCH));

            // When
            writeTriggers(FailoverRows.trigger(EPOCH + 1).build());
            watch.awaitLineThat("the second trigger", line -> isWhole(line, EPOCH + 1));
            int exitCode = watch.terminate();

            // Then
            assertThat(exitCode).isZero();
            assertThat(watch.outLines()).hasSize(2);
            assertThat(watch.errText()).doesNotContain("headroom:");
        }
    }

    @Test
    void shouldWaitForATopicThatIsNotThereYet() {
        // When
        CommandRun watched = run("failover", "watch", "--timeout", "1", "--topic-prefix", "other_");

        // Then
        assertThat(watched.exitCode()).isZero();
        assertThat(watched.errorLines())
                .containsExactly("waiting for topic other_failover_triggers; create the topics with: headroom topics"
                        + " apply");
    }

    /** A part of a line that has been written is not enough for who reads line by line. */
    private static boolean isWhole(String line, long epoch) {
        return line.contains("\"epoch\":" + epoch + ",") && line.endsWith("}");
    }

    private CommandRun order(String... arguments) {
        return run(Stream.of(
                        Stream.of("failover"),
                        Stream.of(arguments),
                        Stream.of("--reason", "drill", "--operator", "ana"))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private static String written(
            String kind,
            String provider,
            String region,
            String cluster,
            String incident,
            String targetProvider,
            String targetRegion,
            String until) {
        return "{\"kind\":\"" + kind + "\",\"provider\":\"" + provider + "\",\"region\":\"" + region
                + "\",\"cluster\":\"" + cluster + "\",\"incident_id\":\"" + incident + "\",\"target_provider\":\""
                + targetProvider + "\",\"target_region\":\"" + targetRegion + "\",\"until\":" + until
                + ",\"reason\":\"drill\",\"operator\":\"ana\"}";
    }

    private void writeStates(FailoverState... rows) {
        try (Outlet outlet = Outlet.connect(running().clientProperties(), prefix)) {
            for (FailoverState row : rows) {
                outlet.send(new ProducerRecord<>(
                        prefix + "failover_state",
                        outlet.keysOf(TopicCatalogue.FAILOVER_STATE, FailoverStateKey.class)
                                .encode(new FailoverStateKey(row.getProvider(), row.getRegion())),
                        outlet.valuesOf(TopicCatalogue.FAILOVER_STATE, FailoverState.class)
                                .encode(row)));
            }
            outlet.flush();
        }
    }

    private void writeTriggers(FailoverTrigger... triggers) {
        try (Outlet outlet = Outlet.connect(running().clientProperties(), prefix)) {
            for (FailoverTrigger trigger : triggers) {
                outlet.send(new ProducerRecord<>(
                        prefix + "failover_triggers",
                        outlet.keysOf(TopicCatalogue.FAILOVER_TRIGGERS, FailoverTriggerKey.class)
                                .encode(new FailoverTriggerKey(trigger.getProvider(), trigger.getRegion())),
                        outlet.valuesOf(TopicCatalogue.FAILOVER_TRIGGERS, FailoverTrigger.class)
                                .encode(trigger)));
            }
            outlet.flush();
        }
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(withConnection(arguments));
    }

    private String[] withConnection(String... arguments) {
        List<String> connection = List.of(
                "--bootstrap-server", running().bootstrapServers(),
                "--command-property", "schema.registry.url=" + running().registryUrl(),
                "--command-property", "topic.prefix=" + prefix);
        return Stream.concat(Stream.of(arguments), connection.stream()).toArray(String[]::new);
    }

    private LocalCluster running() {
        LocalCluster running = cluster;
        if (running == null) {
            throw new IllegalStateException("the cluster did not start");
        }
        return running;
    }
}
