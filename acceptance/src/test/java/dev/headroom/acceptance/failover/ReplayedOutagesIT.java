package dev.headroom.acceptance.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.CommandLine;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The logs of the two shipped outages give the same triggers and alerts, byte for byte, however they are read. Each run has topics of
 * its own on one broker. {@value #RUNS} sets how many runs there are of each log.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayedOutagesIT {

    private static final String RUNS = "headroom.replays";
    private static final int DEFAULT_RUNS = 10;

    private @Nullable LocalCluster started;
    private @Nullable Outage aws;
    private @Nullable Outage azure;

    /** A log, and what the first run made of it. */
    private record Outage(String name, OutageLog log, Decisions decisions) {}

    static Stream<Variation> awsRuns() {
        return variations(0);
    }

    /** Others than those of the first log. */
    static Stream<Variation> azureRuns() {
        return variations(DEFAULT_RUNS);
    }

    private static Stream<Variation> variations(int first) {
        return IntStream.range(first + 1, first + Integer.getInteger(RUNS, DEFAULT_RUNS))
                .mapToObj(Variation::numbered);
    }

    @BeforeAll
    void replayOnce(@TempDir Path clusterDirectory, @TempDir Path state) throws Exception {
        started = LocalCluster.start(LocalSettings.in(clusterDirectory));
        aws = outage("aws-us-east-1-2025-10-20", "2025-10-20T07:13:20Z", state);
        azure = outage("azure-front-door-2025-10-29", "2025-10-29T17:53:20Z", state);
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    private Outage outage(String scenario, String firstTrigger, Path state) throws Exception {
        String name = scenario.substring(0, scenario.indexOf('-'));
        OutageLog log = OutageLog.write(commands(name + "_log_"), scenario, Instant.parse(firstTrigger));
        long startNanos = System.nanoTime();
        Decisions decisions =
                Replay.run(log, Variation.numbered(0), commands(name + "_first_"), state.resolve(name));
        System.err.println(name + " took " + (System.nanoTime() - startNanos) / 1_000_000 + " ms: " + decisions.triggers());
        return new Outage(name, log, decisions);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("awsRuns")
    void shouldDecideTheSameWhenAwsFailsAgain(Variation variation, @TempDir Path state) throws Exception {
        assertSame(Objects.requireNonNull(aws), variation, state);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("azureRuns")
    void shouldDecideTheSameWhenAzureFailsAgain(Variation variation, @TempDir Path state) throws Exception {
        assertSame(Objects.requireNonNull(azure), variation, state);
    }

    private void assertSame(Outage outage, Variation variation, Path state) throws Exception {
        // When
        Decisions decisions = Replay.run(outage.log(), variation, commands(outage.name() + "_" + System.nanoTime() + "_"), state);

        // Then
        assertThat(decisions.differencesFrom(outage.decisions())).isEmpty();
    }

    private CommandLine commands(String topicPrefix) {
        LocalCluster cluster = Objects.requireNonNull(started, "started before all");
        return new CommandLine(cluster.bootstrapServers(), cluster.registryUrl(), topicPrefix);
    }
}
