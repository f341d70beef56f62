package dev.headroom.cli.demo;

import dev.headroom.app.HeadroomConfig;
import dev.headroom.cli.cluster.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a demo has open: its directory, the installation in it, the view. All of it is closed once, by whoever comes first, the
 * end of the demo or a signal; before a signal closes it, the demo itself is stopped.
 */
final class DemoSession implements AutoCloseable {

    private static final Duration WAIT_FOR_START = Duration.ofSeconds(4);
    private static final Duration WAIT_FOR_PLAYBACK = Duration.ofSeconds(2);

    private final DemoDirectory directory;
    private final DemoView view;
    private final CountDownLatch played = new CountDownLatch(1);
    private volatile @Nullable LocalStack stack;
    private volatile boolean stopping;
    private boolean closed;

    /** A session with a data directory, or a temporary one. */
    DemoSession(@Nullable Path dataDir, DemoView view) {
        this.directory = DemoDirectory.of(dataDir);
        this.view = view;
    }

    /** Starts the installation; time in it is the time of the world. */
    LocalStack start(int kafkaPort, int registryPort) throws InterruptedException {
        LocalStack started =
                LocalStack.start(directory.path(), kafkaPort, registryPort, Map.of(HeadroomConfig.CLOCK, "log"));
        stack = started;
        requireGoingOn();
        return started;
    }

    /**
     * Returns at once; to be called again and again by who plays.
     *
     * @throws InterruptedException when a signal has come
     * @throws dev.headroom.app.AppException what killed a topology, if something did
     */
    void requireGoingOn() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("stopped by a signal");
        }
        LocalStack running = stack;
        if (running != null) {
            running.requireAlive();
        }
    }

    DemoDirectory directory() {
        return directory;
    }

    DemoView view() {
        return view;
    }

    /** Whether a signal has come: what fails from then on fails because of it. */
    boolean isStopping() {
        return stopping;
    }

    /** From here on nothing is written or read any more. */
    void playingIsOver() {
        played.countDown();
    }

    /** For a signal: lets the playing thread end, then closes. */
    void stop() throws InterruptedException {
        stopping = true;
        view.close();
        // Nobody is interrupted: what is broken off in the middle leaves more behind than what ends first.
        Duration patience = stack == null ? WAIT_FOR_START : WAIT_FOR_PLAYBACK;
        boolean unused = played.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        close();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        view.close();
        LocalStack running = stack;
        try (directory) {
            if (running != null) {
                running.close();
            }
        }
    }
}
