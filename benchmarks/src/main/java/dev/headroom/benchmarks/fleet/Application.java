package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.Cluster;
import dev.headroom.benchmarks.HeadroomProcess;
import dev.headroom.benchmarks.Workplace;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The fleet topology as an installation of its own: topics under a prefix, run by {@code headroom run} in a process of its own. */
final class Application {

    private static final int LOOK_EVERY_MS = 100;
    private static final List<Topic> OUTPUTS = List.of(
            TopicCatalogue.GPU_FLEET_MINUTELY,
            TopicCatalogue.GPU_FLEET_HOURLY,
            TopicCatalogue.FLEET_MINUTES,
            TopicCatalogue.DEAD_LETTERS);

    private final Path home;
    private final Path directory;
    private final Cluster cluster;
    private final String prefix;
    private final String clock;
    private final Tuning tuning;

    /**
     * What the user of the benchmark wants different.
     *
     * @param javaOptions more of them for {@code headroom run}
     * @param properties more settings of it, as lines of its configuration
     */
    record Tuning(String javaOptions, List<String> properties) {}

    /**
     * An installation, not there yet.
     *
     * @param clock {@code log} or {@code wall}
     */
    Application(Path home, Path directory, Cluster cluster, String prefix, String clock, Tuning tuning) {
        this.home = home;
        this.directory = directory;
        this.cluster = cluster;
        this.prefix = prefix;
        this.clock = clock;
        this.tuning = tuning;
    }

    String prefix() {
        return prefix;
    }

    String group() {
        return prefix + "headroom-fleet";
    }

    /** Makes topics and registers schemas. */
    void prepare() throws IOException, InterruptedException {
        applyTopics();
        headroom("schemas", "register");
    }

    /** Starts it; it is not ready when this returns. */
    HeadroomProcess start() throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "bootstrap.servers=" + cluster.bootstrapServers(),
                "schema.registry.url=" + cluster.registryUrl(),
                "topic.prefix=" + prefix,
                "clock=" + clock,
                "state.dir=" + stateDirectory()));
        settings.addAll(tuning.properties());
        Path file = directory.resolve(prefix + "run.properties");
        Files.write(file, settings);
        return HeadroomProcess.start(
                home, directory, tuning.javaOptions(), List.of("run", "--only", "fleet", "--config", file.toString()));
    }

    /** Forgets everything but the telemetry, so that it can be counted again from its beginning. */
    void reset(Admin admin) throws IOException, InterruptedException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(group())).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
                throw failed;
            }
        }
        List<String> names = Stream.concat(
                        admin.listTopics().names().get().stream().filter(name -> name.startsWith(group() + "-")),
                        OUTPUTS.stream().map(topic -> topic.name(prefix)))
                .toList();
        admin.deleteTopics(names).all().get();
        while (admin.listTopics().names().get().stream().anyMatch(names::contains)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        Workplace.delete(stateDirectory());
        applyTopics();
    }

    private Path stateDirectory() {
        return directory.resolve(prefix + "state");
    }

    private void applyTopics() throws IOException, InterruptedException {
        headroom("topics", "apply", "--clock", clock);
    }

    private void headroom(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--topic-prefix",
                prefix,
                "--bootstrap-server",
                cluster.bootstrapServers(),
                "--schema-registry",
                cluster.registryUrl()));
        try (HeadroomProcess process = HeadroomProcess.start(home, directory, "", all)) {
            process.awaitEnd();
        }
    }
}
