package dev.headroom.acceptance.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.CommandLine;
import dev.headroom.acceptance.CommittedRows;
import dev.headroom.acceptance.chaos.Survivors;
import dev.headroom.acceptance.failover.Variation.Arrival;
import dev.headroom.acceptance.failover.Variation.Restart;
import dev.headroom.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is killed again and again while AWS us-east-1 fails: about when the failover is decided, right after its triggers
 * were read, while load is away, and right after it was told to come back. Once it loses its state directory too.
 */
@Tag("thorough")
class KilledFailoverIT {

    private static final Instant FIRST_TRIGGER = Instant.parse("2025-10-20T07:13:20Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String[] FLEET = {"--only", "fleet,failover"};
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Variation UNDISTURBED = new Variation(1, 1_000, Arrival.AFTER_THE_FACT, Restart.NONE);

    @TempDir
    private Path directory;

    @Test
    void shouldTellEveryTriggerOnceWhenKilledAroundIt() throws Exception {
        try (Survivors survivors = Survivors.start(directory)) {
            // Given
            OutageLog log = OutageLog.write(commands(survivors, "log_"), "aws-us-east-1-2025-10-20", FIRST_TRIGGER);
            Decisions expected = Replay.run(log, UNDISTURBED, commands(survivors, "calm_"), directory.resolve("calm"));

            // When
            CommittedRows rows = survivors.site().rows();
            try (LogCopy copy = log.copyTo("")) {
                failOverAndBackWhileKilling(survivors, copy, rows);
                survivors.startApplication(FLEET);
                Replay.awaitJudged(rows, log.lastClosing());
            }

            // Then
            Decisions decisions = Decisions.of(rows);
            assertThat(expected.actions()).contains("FAIL_OVER", "FAIL_BACK");
            assertThat(decisions.epochs()).isSorted().doesNotHaveDuplicates();
            assertThat(decisions.differencesFrom(expected)).isEmpty();
        }
    }

    private static void failOverAndBackWhileKilling(Survivors survivors, LogCopy copy, CommittedRows rows)
            throws Exception {
        survivors.startApplication(FLEET);
        copy.through(FIRST_TRIGGER.minus(MINUTE));
        Replay.awaitJudged(rows, FIRST_TRIGGER.minus(MINUTE));
        copy.through(FIRST_TRIGGER);
        survivors.killApplication();

        survivors.startApplication(FLEET);
        rows.await(TopicCatalogue.FAILOVER_TRIGGERS, "the first trigger", PATIENCE, any -> true);
        survivors.killApplication();
        survivors.deleteState();

        survivors.startApplication(FLEET);
        copy.through(FIRST_TRIGGER.plus(MINUTE.multipliedBy(3)));
        Replay.awaitJudged(rows, FIRST_TRIGGER.plus(MINUTE));
        survivors.killApplication();

        survivors.startApplication(FLEET);
        copy.toTheEnd();
        rows.await(
                TopicCatalogue.FAILOVER_TRIGGERS,
                "the way back",
                PATIENCE,
                row -> "FAIL_BACK".equals(row.get("action")));
        survivors.killApplication();
    }

    private static CommandLine commands(Survivors survivors, String topicPrefix) {
        return new CommandLine(
                survivors.cluster().bootstrapServers(), survivors.cluster().registryUrl(), topicPrefix);
    }
}
