package dev.headroom.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    private static final Set<Path> RUNNING = ConcurrentHashMap.newKeySet();
    /** Set on a thread that is starting a broker; true once that broker has called for the end of the process. */
    private static final ThreadLocal<@Nullable AtomicBoolean> STARTING = new ThreadLocal<>();

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
        DirectoryLock lock = DirectoryLock.acquire(settings.dataDir());
        try {
            format(settings.dataDir());
            return startFormatted(settings, lock);
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

    /**
     * Stops the broker: logs are flushed and closed, and the next start need not recover them. A broker that is not done after 9
     * seconds is left to its own; the next start then recovers its logs, and the directory stays locked until this process ends.
     */
    @Override
    public synchronized void close() {
        KafkaRaftServer running = server;
        if (running == null) {
            return;
        }
        server = null;
        RUNNING.remove(directory);
        if (stopped(running)) {
            lock.close();
            LOG.info("Kafka on port {} stopped", port);
        } else {
            LOG.error("Kafka in {} did not stop in {}; the next start will recover its logs", directory, PATIENCE);
        }
    }

    /** Whether it stopped in time; an interrupted caller waits all the same, since the process may end when it returns. */
    private static boolean stopped(KafkaRaftServer running) {
        Thread stopping = new Thread(running::shutdown, "kafka-stop");
        stopping.setDaemon(true);
        stopping.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean interrupted = false;
        while (stopping.isAlive() && System.nanoTime() < deadline) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(stopping, deadline - System.nanoTime());
            } catch (InterruptedException anotherReasonToStop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !stopping.isAlive();
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
    private static EmbeddedKafka startFormatted(KafkaSettings settings, DirectoryLock lock) {
        Path directory = settings.dataDir();
        for (int attempt = 1; ; attempt++) {
            int port = Ports.free(settings.port(), NAME);
            int controllerPort = Ports.freeBeside(port, NAME);
            try {
                KafkaRaftServer server = startServer(directory, BrokerConfig.of(directory, port, controllerPort));
                LOG.info("Kafka listens on {}:{}, data in {}", Ports.LOOPBACK, port, directory);
                return new EmbeddedKafka(directory, port, lock, server);
            } catch (Throwable failed) {
                RUNNING.remove(directory);
                if (attempt == ATTEMPTS || !isPortTaken(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static KafkaRaftServer startServer(Path directory, Map<String, String> config) {
        endProcessOnlyWithALine();
        RUNNING.add(directory);
        AtomicBoolean gaveUp = new AtomicBoolean();
        STARTING.set(gaveUp);
        try {
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            try {
                server.startup();
                if (gaveUp.get()) {
                    throw new IllegalStateException("the broker gave up; the last ERROR in the log says why");
                }
            } catch (Throwable failed) {
                // Either half cleans up after itself only: the controller may be running without its broker.
                server.shutdown();
                throw failed;
            }
            return server;
        } finally {
            STARTING.remove();
        }
    }

    /**
     * Kafka's fault handlers end the process through these procedures. On a starting thread they only take note: as a
     * rule an exception follows, which is the better way to say it.
     */
    private static void endProcessOnlyWithALine() {
        Exit.setExitProcedure(EmbeddedKafka::end);
        Exit.setHaltProcedure(EmbeddedKafka::end);
    }

    private static void end(int status, @Nullable String message) {
        AtomicBoolean starting = STARTING.get();
        if (starting != null) {
            starting.set(true);
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
                "Kafka cannot start on " + directory + ": "
                        + Objects.toString(failed.getMessage(), failed.toString())
                                .replaceAll("\\R", " ") + "; mend what is wrong there or choose another data directory",
                failed);
    }
}
