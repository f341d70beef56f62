package dev.headroom.cli.cluster;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * SIGTERM and Ctrl-C as an orderly end: what runs is stopped, and the process ends with 0. While one of these is open; a process that
 * ends by itself closes it first and keeps its own exit code.
 */
final class Termination implements AutoCloseable {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Thread hook;

    private Termination(Thread hook) {
        this.hook = hook;
    }

    /**
     * From now on a signal stops {@code running}.
     *
     * @param seconds after which the process ends anyway, with 1
     */
    static Termination stops(AutoCloseable running, int seconds) {
        Thread hook = new Thread(() -> Runtime.getRuntime().halt(stop(running, seconds)), "headroom-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Termination(hook);
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
            System.err.println("headroom: did not stop within " + seconds + " s; what was not saved is restored at the next start");
        } catch (ExecutionException failed) {
            System.err.println("headroom: did not stop cleanly: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException tooLate) {
            // The hook runs, and ends the process.
            Thread.currentThread().interrupt();
        }
    }
}
