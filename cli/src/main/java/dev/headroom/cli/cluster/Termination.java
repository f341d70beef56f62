package dev.headroom.cli.cluster;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** SIGTERM and Ctrl-C as an orderly end: what runs is stopped, and the process ends with 0. */
public final class Termination {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private Termination() {}

    /** What a process does until it is stopped. */
    @FunctionalInterface
    public interface Body {
        void run() throws InterruptedException;
    }

    /**
     * Runs {@code body}; a signal meanwhile stops {@code running}.
     *
     * @param seconds after which a stopped process ends anyway, with 1
     */
    public static void stops(AutoCloseable running, int seconds, Body body) throws InterruptedException {
        Thread hook = new Thread(() -> Runtime.getRuntime().halt(stop(running, seconds)), "headroom-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            body.run();
        } finally {
            remove(hook);
        }
    }

    private static int stop(AutoCloseable running, int seconds) {
        ExecutorService stopper = Executors.newSingleThreadExecutor();
        try {
            stopper.submit(() -> {
                        running.close();
                        return DONE;
                    })
                    .get(seconds, TimeUnit.SECONDS);
            return DONE;
        } catch (TimeoutException late) {
            System.err.println("headroom: did not stop within " + seconds
                    + " s; what was not saved is restored at the next start");
        } catch (ExecutionException failed) {
            System.err.println("headroom: did not stop cleanly: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook runs already, and ends the process.
        }
    }
}
