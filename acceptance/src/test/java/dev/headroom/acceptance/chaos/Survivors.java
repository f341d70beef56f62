package dev.headroom.acceptance.chaos;

import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker and a registry that survive, in this process, and the application, {@code headroom run} in a process of its own, that can
 * be killed and started again.
 */
final class Survivors implements AutoCloseable {

    private final Path directory;
    private final LocalCluster cluster;
    private final Site site;
    private @Nullable HeadroomProcess application;

    private Survivors(Path directory, LocalCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
        this.site = new Site(cluster.bootstrapServers(), cluster.registryUrl());
    }

    /** Starts broker and registry, with all topics and schemas. */
    static Survivors start(Path directory) {
        Survivors survivors =
                new Survivors(directory, LocalCluster.start(LocalSettings.in(directory.resolve("cluster"))));
        survivors.site.run("topics", "apply", "--clock", "log");
        survivors.site.run("schemas", "register");
        return survivors;
    }

    Site site() {
        return site;
    }

    LocalCluster cluster() {
        return cluster;
    }

    HeadroomProcess application() {
        return Objects.requireNonNull(application, "not started");
    }

    /**
     * Starts the application. A dead one is given up after 6 s instead of 10, and its transactions after 15 s instead of a minute:
     * the new one waits for them where it has lost the name under which it could end them itself, with the state directory.
     */
    HeadroomProcess startApplication() throws IOException {
        HeadroomProcess started = HeadroomProcess.start(
                directory,
                Site::isProduct,
                "run",
                "--bootstrap-server",
                cluster.bootstrapServers(),
                "--schema-registry",
                cluster.registryUrl(),
                "--state-dir",
                stateDirectory().toString(),
                "--clock",
                "log",
                "--property",
                "consumer.session.timeout.ms=6000",
                "--property",
                "producer.transaction.timeout.ms=15000");
        application = started;
        return started;
    }

    /** {@code kill -9}. */
    void killApplication() throws InterruptedException {
        application().kill();
    }

    void deleteState() throws IOException {
        try (Stream<Path> files = Files.walk(stateDirectory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path stateDirectory() {
        return directory.resolve("state");
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
        cluster.close();
    }
}
