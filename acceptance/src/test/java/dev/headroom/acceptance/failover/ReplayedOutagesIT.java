package dev.headroom.acceptance.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.CommandLine;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The logs of the two shipped outages give the same triggers and alerts, byte for byte, however they are read. Each run has topics of
 * its own on one broker. The
 * system property {@value #RUNS} sets how many runs there are of each log.
 */
@Tag("thorough")
@TestInstance(Lifecycle.PER_CLASS)
class ReplayedOutagesIT {

    private static final String RUNS = "headroom.replays";
    private static final int DEFAULT_RUNS = 10;

    /** More at a time are no faster on two cores, and take more memory than a test has. */
    private final Semaphore places = new Semaphore(2);

    private @Nullable LocalCluster started;
    private @Nullable Outage aws;
    private @Nullable Outage azure;

    /** A log, and what the first run made of it. */
    private record Outage(String name, OutageLog log, Decisions decisions) {}

    static Stream<Arguments> awsRuns() {
        return runs(0);
    }

    /** Others than those of the first log. */
    static Stream<Arguments> azureRuns() {
        return runs(DEFAULT_RUNS);
    }

    private static Stream<Arguments> runs(int first) {
        int runs = Math.max(2, Integer.getInteger(RUNS, DEFAULT_RUNS));
        return IntStream.range(first + 1, first + runs)
                .mapToObj(number -> Arguments.of(number, Variation.numbered(number)));
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
        Decisions decisions = Replay.run(log, Variation.numbered(0), commands(name + "_0_"), state.resolve(name));
        return new Outage(name, log, decisions);
    }

    @Test
    void shouldFailOverAndBackWhenAwsFails() {
        Decisions decisions = Objects.requireNonNull(aws).decisions();
        assertThat(decisions.actions()).contains("FAIL_OVER", "FAIL_BACK");
        assertThat(decisions.epochs()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldFailOverWhenAzureConfirmsThatPartOfItFails() {
        Decisions decisions = Objects.requireNonNull(azure).decisions();
        assertThat(decisions.actions()).contains("FAIL_OVER");
        assertThat(decisions.epochs()).isSorted().doesNotHaveDuplicates();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("awsRuns")
    void shouldDecideTheSameWhenAwsFailsAgain(int number, Variation variation, @TempDir Path state) throws Exception {
        assertSame(Objects.requireNonNull(aws), number, variation, state);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("azureRuns")
    void shouldDecideTheSameWhenAzureFailsAgain(int number, Variation variation, @TempDir Path state) throws Exception {
        assertSame(Objects.requireNonNull(azure), number, variation, state);
    }

    private void assertSame(Outage outage, int number, Variation variation, Path state) throws Exception {
        // When
        places.acquire();
        Decisions decisions;
        try {
            decisions = Replay.run(outage.log(), variation, commands(outage.name() + "_" + number + "_"), state);
        } finally {
            places.release();
        }

        // Then
        assertThat(decisions.differencesFrom(outage.decisions())).isEmpty();
    }

    private CommandLine commands(String topicPrefix) {
        LocalCluster cluster = Objects.requireNonNull(started, "started before all");
        return new CommandLine(cluster.bootstrapServers(), cluster.registryUrl(), topicPrefix);
    }
}
