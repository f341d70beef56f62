package dev.headroom.acceptance.failover;

import static dev.headroom.topics.TopicCatalogue.CLOUD_INCIDENTS;
import static dev.headroom.topics.TopicCatalogue.GPU_UTILIZATION;
import static dev.headroom.topics.TopicCatalogue.OPERATOR_COMMANDS;

import dev.headroom.acceptance.CommandLine;
import dev.headroom.acceptance.PrefixedInstallation;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.simulator.Pace;
import dev.headroom.producers.simulator.Scenario;
import dev.headroom.producers.simulator.ScenarioFile;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationOptions;
import dev.headroom.producers.simulator.SimulationWriter;
import dev.headroom.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The logs of a shipped scenario, written once to topics of their own, for copying. Its fleet is as small as it can be: a rack or a node
 * in each cluster, so about 55 collectors.
 *
 * @param topicPrefix where they are
 * @param firstTrigger the tick at which the first trigger is decided
 * @param lastClosing the tick that closes the last minute that is judged
 */
record OutageLog(Map<String, String> client, String topicPrefix, Instant firstTrigger, Instant lastClosing) {

    /** The topics that together are the log. */
    static final List<Topic> TOPICS = List.of(GPU_UTILIZATION, OPERATOR_COMMANDS, CLOUD_INCIDENTS);

    private static final Duration DECISION_LAG = Duration.ofSeconds(20);

    /** Plays a scenario into topics with a prefix of their own. */
    static OutageLog write(CommandLine commands, String scenario, Instant firstTrigger) throws InterruptedException {
        Map<String, String> client =
                Map.of("bootstrap.servers", commands.bootstrapServers(), "schema.registry.url", commands.registryUrl());
        Scenario shipped = ScenarioFile.shipped(scenario);
        Instant start = Objects.requireNonNull(shipped.start(), "it has happened");
        Simulation simulation =
                new Simulation(shipped, SimulationOptions.from(start, shipped).withGpus(1));
        PrefixedInstallation.prepare(commands);
        try (Outlet outlet = Outlet.connect(client, commands.topicPrefix())) {
            new SimulationWriter(outlet, Pace.MAX).run(simulation, SimulationWriter.Listener.NONE);
        }
        Instant lastClosing = simulation
                .end()
                .minus(DECISION_LAG)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(DECISION_LAG);
        return new OutageLog(client, commands.topicPrefix(), firstTrigger, lastClosing);
    }

    /** A way to the topics of another installation. */
    LogCopy copyTo(String otherPrefix) {
        return new LogCopy(client, topicPrefix, otherPrefix);
    }
}
