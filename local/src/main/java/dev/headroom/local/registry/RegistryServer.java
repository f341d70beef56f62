package dev.headroom.local.registry;

import dev.headroom.local.DirectoryLock;
import dev.headroom.local.LocalException;
import dev.headroom.local.Ports;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry over HTTP, on the loopback interface only, that keeps its data in one directory. What it answered before it was
 * closed or killed, it answers again when started on the same directory.
 */
public final class RegistryServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryServer.class);
    private static final String NAME = "schema registry";
    private static final int MAX_THREADS = 8;
    private static final int MIN_THREADS = 1;

    private final DirectoryLock lock;
    private final FileJournal journal;
    private final Javalin http;
    private final int port;

    private RegistryServer(DirectoryLock lock, FileJournal journal, Javalin http) {
        this.port = http.port();
        this.lock = lock;
        this.journal = journal;
        this.http = http;
    }

    /**
     * Starts on the directory, made if missing.
     *
     * @param port of the loopback interface; 0 for any free one
     * @throws LocalException when the port is taken, the directory is in use or cannot be written to, or the journal is damaged
     */
    public static RegistryServer start(Path directory, int port) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.acquire(home);
        FileJournal journal = null;
        try {
            int checkedPort = Ports.free(port, NAME);
            List<RegistryEvent> history = new ArrayList<>();
            journal = FileJournal.open(home, history);
            Javalin http = listen(new SchemaRegistry(journal, history), checkedPort);
            LOG.info("schema registry listens on {}:{}, data in {}", Ports.LOOPBACK, http.port(), home);
            return new RegistryServer(lock, journal, http);
        } catch (Throwable failed) {
            release(lock, journal);
            throw failed;
        }
    }

    /** What clients take as {@code schema.registry.url}. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        http.stop();
        release(lock, journal);
    }

    private static void release(DirectoryLock lock, @Nullable FileJournal journal) {
        try (lock) {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException failed) {
            LOG.warn("journal of the schema registry did not close: {}", failed.getMessage());
        }
    }

    private static Javalin listen(SchemaRegistry registry, int port) {
        try {
            return Javalin.create(config -> configure(config, registry)).start(Ports.LOOPBACK, port);
        } catch (RuntimeException failed) {
            throw Ports.busy(port, NAME, failed);
        }
    }

    private static void configure(JavalinConfig config, SchemaRegistry registry) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = Wire.CONTENT_TYPE;
        config.jetty.threadPool = threads();
        config.routes.get("/", request -> Wire.answer(request, Map.of()));
        new SubjectRoutes(registry).addTo(config.routes);
        new SchemaRoutes(registry).addTo(config.routes);
        new CompatibilityRoutes(registry).addTo(config.routes);
        config.routes.exception(RegistryException.class, RegistryServer::refuse);
        config.routes.exception(
                HttpResponseException.class,
                (failed, request) -> Wire.refuse(
                        request, failed.getStatus(), failed.getStatus(), String.valueOf(failed.getMessage())));
        config.routes.exception(Exception.class, RegistryServer::fail);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("schema-registry");
        threads.setDaemon(true);
        return threads;
    }

    private static void refuse(RegistryException refused, Context request) {
        if (refused.error() == RegistryError.STORE_FAILED) {
            LOG.error("schema registry {}", refused.getMessage());
        }
        Wire.refuse(request, refused.error().status(), refused.error().code(), String.valueOf(refused.getMessage()));
    }

    private static void fail(Exception failed, Context request) {
        LOG.error("schema registry failed to answer {} {}", request.method(), request.path(), failed);
        Wire.refuse(
                request,
                RegistryError.STORE_FAILED.status(),
                RegistryError.STORE_FAILED.code(),
                "the registry failed: " + failed);
    }
}
