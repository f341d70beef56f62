package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.HeadroomConfig;
import dev.headroom.app.TopicAdmin;
import dev.headroom.app.TopologyRunner;
import dev.headroom.commitments.CommitmentsTopology;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
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

    /** Starts it, and waits until the topologies run. */
    public static PrefixedInstallation start(CommandLine commands, Path stateDir) throws InterruptedException {
        commands.run("topics", "apply", "--clock", "log");
        commands.run("schemas", "register");
        HeadroomConfig config = HeadroomConfig.forApplication(
                "the test",
                Map.of(
                        "bootstrap.servers",
                        commands.bootstrapServers(),
                        HeadroomConfig.SCHEMA_REGISTRY_URL,
                        commands.registryUrl(),
                        HeadroomConfig.TOPIC_PREFIX,
                        commands.topicPrefix(),
                        HeadroomConfig.CLOCK,
                        HeadroomConfig.LOG,
                        HeadroomConfig.STATE_DIR,
                        stateDir.toString()));
        Map<String, Integer> partitions;
        try (Admin admin = Admin.create(config.clientProperties())) {
            partitions = new TopicAdmin(admin, config.topicPrefix(), BROKER_DEFAULT, TimeSource.LOG).partitions();
        }
        TopologyRunner runner = TopologyRunner.start(
                config, AvroSerdes.of(config.clientProperties()), partitions, List.of(new CommitmentsTopology()));
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
