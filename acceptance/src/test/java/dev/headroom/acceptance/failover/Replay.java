package dev.headroom.acceptance.failover;

import dev.headroom.acceptance.CommandLine;
import dev.headroom.acceptance.CommittedRows;
import dev.headroom.acceptance.Directories;
import dev.headroom.acceptance.PrefixedInstallation;
import dev.headroom.acceptance.failover.Variation.Arrival;
import dev.headroom.acceptance.failover.Variation.Restart;
import dev.headroom.failover.FailoverTopology;
import dev.headroom.fleet.FleetTopology;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** One run of the fleet and failover topologies over a copy of a log, in topics and a state directory of its own. */
final class Replay {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MINUTES_LIVE = 6;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final OutageLog log;
    private final Variation variation;
    private final CommandLine commands;
    private final Path stateDir;
    private final CommittedRows rows;

    private Replay(OutageLog log, Variation variation, CommandLine commands, Path stateDir) {
        this.log = log;
        this.variation = variation;
        this.commands = commands;
        this.stateDir = stateDir;
        this.rows = new CommittedRows(log.client(), commands.topicPrefix());
    }

    /** Runs it until the last minute is judged. */
    static Decisions run(OutageLog log, Variation variation, CommandLine commands, Path stateDir)
            throws InterruptedException, IOException {
        try {
            return new Replay(log, variation, commands, stateDir).run();
        } finally {
            deleteTopics(log, commands.topicPrefix());
        }
    }

    private Decisions run() throws InterruptedException, IOException {
        PrefixedInstallation.prepare(commands);
        try (LogCopy copy = log.copyTo(commands.topicPrefix())) {
            if (variation.arrival() == Arrival.AFTER_THE_FACT) {
                copy.toTheEnd();
            }
            PrefixedInstallation running = start();
            try {
                feed(copy);
                if (variation.restart() != Restart.NONE) {
                    rows.await(TopicCatalogue.FAILOVER_TRIGGERS, "the first trigger", PATIENCE, any -> true);
                    running.close();
                    if (variation.restart() == Restart.LOSING_STATE) {
                        Directories.delete(stateDir);
                    }
                    running = start();
                }
                copy.toTheEnd();
                awaitJudged(log.lastClosing());
            } finally {
                running.close();
            }
        }
        return Decisions.of(rows);
    }

    /** To a running application: what it needs for its first trigger, at least. */
    private void feed(LogCopy copy) {
        if (variation.arrival() == Arrival.SKEWED) {
            copy.partitionByPartition();
        } else if (variation.arrival() == Arrival.LIVE) {
            for (int minute = 0; minute < MINUTES_LIVE; minute++) {
                Instant closing = log.firstTrigger().plus(MINUTE.multipliedBy(minute - MINUTES_LIVE / 2));
                copy.through(closing);
                awaitJudged(closing);
            }
        }
    }

    /** Many runs would fill a disk. */
    private static void deleteTopics(OutageLog log, String prefix) throws InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(log.client()))) {
            admin.deleteTopics(admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(prefix))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("topics of " + prefix + " are not deleted", failed);
        }
    }

    private PrefixedInstallation start() throws InterruptedException {
        return PrefixedInstallation.run(
                commands, stateDir, List.of(new FleetTopology(), new FailoverTopology()), variation.settings());
    }

    private void awaitJudged(Instant closing) {
        awaitJudged(rows, closing);
    }

    /** Waits until the minute that is closed by a tick is judged. */
    static void awaitJudged(CommittedRows rows, Instant closing) {
        // The row of the whole system is written anew with every minute.
        rows.await(
                TopicCatalogue.FAILOVER_STATE,
                "a judgement at " + closing,
                PATIENCE,
                row -> "*".equals(row.get("region"))
                        && Long.valueOf(closing.toEpochMilli()).equals(row.get("as_of")));
    }
}
