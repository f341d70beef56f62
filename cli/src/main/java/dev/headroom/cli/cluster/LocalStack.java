package dev.headroom.cli.cluster;

import dev.headroom.app.HeadroomConfig;
import dev.headroom.cli.CommandFailure;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalException;
import dev.headroom.local.LocalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A broker, a registry and all topologies in this process, under one data directory. */
public final class LocalStack implements AutoCloseable {

    /** Within the ten seconds that a supervisor gives, broker and registry included. */
    private static final Duration STOP_TOPOLOGIES = Duration.ofSeconds(5);

    private static final Duration RESTORE = Duration.ofMinutes(30);

    private final LocalCluster cluster;
    private final Installation installation;
    private final HeadroomConfig config;

    private LocalStack(LocalCluster cluster, Installation installation, HeadroomConfig config) {
        this.cluster = cluster;
        this.installation = installation;
        this.config = config;
    }

    /**
     * Starts everything and waits until all topologies run.
     *
     * @param kafkaPort 0 for any free one, as {@code registryPort}
     * @param flags settings that beat the configuration's
     * @throws CommandFailure when a port is taken, the directory is in use, or there is no embedded broker on the class path
     * @throws dev.headroom.app.AppException with every fault of the configuration, or when a topology fails
     */
    static LocalStack start(
            Path dataDir, int kafkaPort, int registryPort, ApplicationOptions options, Map<String, String> flags)
            throws InterruptedException {
        // Faults of the configuration come before anything is started.
        options.config(settings(dataDir, "127.0.0.1:9092", "http://127.0.0.1:8081", flags));
        LocalCluster cluster = startCluster(new LocalSettings(dataDir, kafkaPort, registryPort));
        try {
            HeadroomConfig config =
                    options.config(settings(dataDir, cluster.bootstrapServers(), cluster.registryUrl(), flags));
            Installation.prepare(config);
            LocalStack stack = new LocalStack(cluster, Installation.start(config, Topologies.all()), config);
            try {
                stack.installation.awaitRunning(RESTORE);
                return stack;
            } catch (Throwable failed) {
                stack.installation.close(STOP_TOPOLOGIES);
                throw failed;
            }
        } catch (Throwable failed) {
            cluster.close();
            throw failed;
        }
    }

    /**
     * The same with settings that are given, and no file.
     *
     * @param flags settings that beat the environment's
     */
    public static LocalStack start(Path dataDir, int kafkaPort, int registryPort, Map<String, String> flags)
            throws InterruptedException {
        return start(dataDir, kafkaPort, registryPort, new ApplicationOptions(), flags);
    }

    /** The configuration, with the addresses of broker and registry in it. */
    public HeadroomConfig config() {
        return config;
    }

    /**
     * Returns at once.
     *
     * @throws dev.headroom.app.AppException what killed a topology, if something did
     */
    public void requireAlive() throws InterruptedException {
        installation.awaitRunning(Duration.ZERO);
    }

    /** As {@link Installation#awaitEnd}. */
    public void awaitEnd() throws InterruptedException {
        installation.awaitEnd();
    }

    @Override
    public void close() {
        try {
            installation.close(STOP_TOPOLOGIES);
        } finally {
            cluster.close();
        }
    }

    private static LocalCluster startCluster(LocalSettings settings) {
        try {
            return LocalCluster.start(settings);
        } catch (LocalException refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Map<String, String> settings(
            Path dataDir, String bootstrapServers, String registryUrl, Map<String, String> flags) {
        Map<String, String> settings = new TreeMap<>(flags);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put(HeadroomConfig.SCHEMA_REGISTRY_URL, registryUrl);
        settings.put(HeadroomConfig.STATE_DIR, dataDir.resolve("state").toString());
        return settings;
    }
}
