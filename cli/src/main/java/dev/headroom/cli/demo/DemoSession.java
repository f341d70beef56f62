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
    private final Thread player = Thread.currentThread();
    private final CountDownLatch played = new CountDownLatch(1);
    private volatile @Nullable LocalStack stack;
    private volatile boolean stopping;
    private boolean closed;

    /** A session of the thread that makes it. */
    DemoSession(@Nullable Path dataDir, DemoView view) {
        this.directory = DemoDirectory.of(dataDir);
        this.view = view;
    }

    /** Starts the installation; time in it is the time of the world. */
    LocalStack start(int kafkaPort, int registryPort) throws InterruptedException {
        LocalStack started =
                LocalStack.start(directory.path(), kafkaPort, registryPort, Map.of(HeadroomConfig.CLOCK, "log"));
        stack = started;
        if (stopping) {
            throw new InterruptedException();
        }
        return started;
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

    /** The playing thread has nothing more to do with what is open. */
    void playingIsOver() {
        played.countDown();
    }

    /** For a signal: stops the playing thread, then closes. */
    void stop() throws InterruptedException {
        stopping = true;
        view.close();
        boolean started = stack != null;
        if (started) {
            player.interrupt();
        }
        // Broken off in the middle, a start would leave more behind than one that ends first.
        Duration patience = started ? WAIT_FOR_PLAYBACK : WAIT_FOR_START;
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
