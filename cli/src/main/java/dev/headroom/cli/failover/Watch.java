package dev.headroom.cli.failover;

import dev.headroom.cli.tables.LogFollower;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Follows the triggers until enough have come, the time is over, or somebody stops it. */
final class Watch {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

    private final LogFollower follower;
    private final TriggerPrinter printer;
    private final PrintWriter err;
    private final @Nullable Duration atMost;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    /** A watch over what {@code follower} reads; {@code atMost} null is without end. */
    Watch(LogFollower follower, TriggerPrinter printer, PrintWriter err, @Nullable Duration atMost) {
        this.follower = follower;
        this.printer = printer;
        this.err = err;
        this.atMost = atMost;
    }

    void run() {
        long startedNanos = System.nanoTime();
        Optional<String> told = Optional.empty();
        try {
            while (!stopping && !printer.isDone() && !isOver(startedNanos)) {
                follower.poll(POLL, printer);
                Optional<String> waitingFor = follower.waitingFor();
                if (!waitingFor.equals(told)) {
                    err.println(
                            waitingFor.map(missing -> "waiting for " + missing).orElse("connected"));
                    err.flush();
                    told = waitingFor;
                }
            }
        } catch (WakeupException stopped) {
            // By stop: what was read is printed.
        } finally {
            ended.countDown();
        }
    }

    /** For a signal: breaks the poll off and waits until the last line is out. */
    void stop() throws InterruptedException {
        stopping = true;
        follower.wakeup();
        boolean unused = ended.await(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isOver(long startedNanos) {
        return atMost != null && System.nanoTime() - startedNanos >= atMost.toNanos();
    }
}
