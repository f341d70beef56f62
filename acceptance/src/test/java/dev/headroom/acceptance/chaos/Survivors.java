package dev.headroom.acceptance.chaos;

import dev.headroom.acceptance.Directories;
import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broker and a registry that survive, in this process, and the application, {@code headroom run} in a process of its own, that can
 * be killed and started again.
 */
public final class Survivors implements AutoCloseable {

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
    public static Survivors start(Path directory) {
        Survivors survivors =
                new Survivors(directory, LocalCluster.start(LocalSettings.in(directory.resolve("cluster"))));
        survivors.site.run("topics", "apply", "--clock", "log");
        survivors.site.run("schemas", "register");
        return survivors;
    }

    /** The installation, as its users see it. */
    public Site site() {
        return site;
    }

    /** Broker and registry. */
    public LocalCluster cluster() {
        return cluster;
    }

    HeadroomProcess application() {
        return Objects.requireNonNull(application, "not started");
    }

    /**
     * Starts the application. A dead one is given up after 6 s instead of 10, and its transactions after 15 s instead of a minute:
     * the new one waits for them where it has lost the name under which it could end them itself, with the state directory.
     *
     * @param more further arguments
     */
    public HeadroomProcess startApplication(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
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
                "producer.transaction.timeout.ms=15000"));
        arguments.addAll(List.of(more));
        HeadroomProcess started = HeadroomProcess.start(directory, Site::isProduct, arguments.toArray(String[]::new));
        application = started;
        return started;
    }

    /** {@code kill -9}. */
    public void killApplication() throws InterruptedException {
        application().kill();
    }

    /** Deletes the state directory of an application that is dead. */
    public void deleteState() throws IOException {
        Directories.delete(stateDirectory());
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
