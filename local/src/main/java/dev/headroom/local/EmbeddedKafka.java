package dev.headroom.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process: one KRaft node, broker and controller at once, that listens on the loopback interface only and
 * keeps its data and its cluster id in one directory.
 *
 * <p>It is ready when {@link #start} returns. Killed or closed, it comes back on the same directory with everything that was
 * acknowledged. Two of them never share a directory.
 *
 * <p>A fault the broker cannot survive (a full disc, a damaged log) ends the process with status 1, as it would end a broker of its
 * own, after one line on standard error.
 *
 * <p>Kafka offers no public API to embed a broker: every use of its internals is in this class.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** What messages call it. */
    static final String NAME = "Kafka";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int ATTEMPTS = 5;
    private static final Set<Path> RUNNING = ConcurrentHashMap.newKeySet();
    private static final ThreadLocal<Boolean> STARTING = ThreadLocal.withInitial(() -> false);

    private final Path directory;
    private final int port;
    private final DirectoryLock lock;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(Path directory, int port, DirectoryLock lock, KafkaRaftServer server) {
        this.directory = directory;
        this.port = port;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Formats the directory if it is new, and starts the broker.
     *
     * @throws LocalException when the port is taken, the directory is in use or cannot be written to, or what is in it cannot be
     *     read
     */
    public static EmbeddedKafka start(KafkaSettings settings) {
        int checkedPort = Ports.free(settings.port(), NAME);
        DirectoryLock lock = DirectoryLock.acquire(settings.dataDir());
        try {
            format(settings.dataDir());
            return startFormatted(settings, checkedPort, lock);
        } catch (Throwable failed) {
            lock.close();
            throw failed instanceof LocalException known ? known : unstartable(settings.dataDir(), failed);
        }
    }

    /** The broker's address, {@code host:port}: what clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** The port the broker listens on. */
    public int port() {
        return port;
    }

    /** Stops the broker cleanly: logs are flushed and closed, and the next start need not recover them. */
    @Override
    public synchronized void close() {
        KafkaRaftServer running = server;
        if (running == null) {
            return;
        }
        server = null;
        RUNNING.remove(directory);
        try {
            running.shutdown();
            running.awaitShutdown();
        } finally {
            lock.close();
        }
        LOG.info("Kafka on port {} stopped", port);
    }

    private static void format(Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerConfig.NODE_ID)
                    .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .run();
        } catch (Exception failed) {
            throw unstartable(directory, failed);
        }
    }

    /** A port that was free a moment ago may be gone: then once more, with others where they are ours to choose. */
    private static EmbeddedKafka startFormatted(KafkaSettings settings, int checkedPort, DirectoryLock lock) {
        Path directory = settings.dataDir();
        int port = checkedPort;
        for (int attempt = 1; ; attempt++) {
            int controllerPort = Ports.free(0, NAME);
            try {
                KafkaRaftServer server = startServer(BrokerConfig.of(directory, port, controllerPort));
                RUNNING.add(directory);
                LOG.info("Kafka listens on {}:{}, data in {}", Ports.LOOPBACK, port, directory);
                return new EmbeddedKafka(directory, port, lock, server);
            } catch (Throwable failed) {
                if (attempt == ATTEMPTS || !isPortTaken(failed)) {
                    throw failed;
                }
                port = Ports.free(settings.port(), NAME);
            }
        }
    }

    private static KafkaRaftServer startServer(Map<String, String> config) {
        endProcessOnlyWithALine();
        STARTING.set(true);
        try {
            // The constructor and startup() clean up after themselves when they fail.
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            server.startup();
            return server;
        } finally {
            STARTING.remove();
        }
    }

    /**
     * Kafka's fault handlers end the process through these procedures. While we start, on the starting thread, they do nothing: the
     * fault also comes as an exception, which is the better way to say it.
     */
    private static void endProcessOnlyWithALine() {
        Exit.setExitProcedure((status, message) -> end(status, message));
        Exit.setHaltProcedure((status, message) -> end(status, message));
    }

    private static void end(int status, @Nullable String message) {
        if (STARTING.get()) {
            return;
        }
        System.err.println("Kafka in " + RUNNING + " failed and cannot go on"
                + (message == null ? "; the last ERROR in the log says why" : ": " + message));
        Runtime.getRuntime().halt(status);
    }

    private static boolean isPortTaken(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static LocalException unstartable(Path directory, Throwable failed) {
        return new LocalException(
                "Kafka cannot start on " + directory + ": " + failed.getMessage()
                        + "; mend what is wrong there or choose another data directory",
                failed);
    }
}
