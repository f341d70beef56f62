package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.HeadroomConfig;
import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.TopicAdmin;
import dev.headroom.app.TopologyRunner;
import dev.headroom.commitments.CommitmentsTopology;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * An installation beside others on one cluster, told apart by its prefix: topics and schemas made by the command line, the topologies
 * run by {@link TopologyRunner}, as {@code headroom run --clock log} runs them, in this process.
 */
public final class PrefixedInstallation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final short BROKER_DEFAULT = -1;

    private final CommandLine commands;
    private final TopologyRunner runner;

    private PrefixedInstallation(CommandLine commands, TopologyRunner runner) {
        this.commands = commands;
        this.runner = runner;
    }

    /** Makes topics and schemas, starts the commitments topology, and waits until it runs. */
    public static PrefixedInstallation start(CommandLine commands, Path stateDir) throws InterruptedException {
        prepare(commands);
        return run(commands, stateDir, List.of(new CommitmentsTopology()), Map.of());
    }

    /** Makes topics and schemas. */
    public static void prepare(CommandLine commands) {
        commands.run("topics", "apply", "--clock", "log");
        commands.run("schemas", "register");
    }

    /** Starts topologies where topics and schemas are, with further settings, and waits until they run. */
    public static PrefixedInstallation run(
            CommandLine commands, Path stateDir, List<HeadroomTopology> topologies, Map<String, String> more)
            throws InterruptedException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", commands.bootstrapServers());
        settings.put(HeadroomConfig.SCHEMA_REGISTRY_URL, commands.registryUrl());
        settings.put(HeadroomConfig.TOPIC_PREFIX, commands.topicPrefix());
        settings.put(HeadroomConfig.CLOCK, HeadroomConfig.LOG);
        settings.put(HeadroomConfig.STATE_DIR, stateDir.toString());
        HeadroomConfig config = HeadroomConfig.forApplication("the test", settings);
        Map<String, Integer> partitions;
        try (Admin admin = Admin.create(config.clientProperties())) {
            partitions = new TopicAdmin(admin, config.topicPrefix(), BROKER_DEFAULT, TimeSource.LOG).partitions();
        }
        TopologyRunner runner =
                TopologyRunner.start(config, AvroSerdes.of(config.clientProperties()), partitions, topologies);
        PrefixedInstallation installation = new PrefixedInstallation(commands, runner);
        try {
            assertThat(runner.awaitRunning(PATIENCE)).as("topologies run").isTrue();
            return installation;
        } catch (Throwable failed) {
            installation.close();
            throw failed;
        }
    }

    /** The command line against it. */
    public CommandLine commands() {
        return commands;
    }

    @Override
    public void close() {
        runner.close();
    }
}
