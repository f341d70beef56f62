package dev.headroom.producers.dcgm;

import dev.headroom.producers.dcgm.ScrapeException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks all targets, as many at the same time as can be answered soon, in the order given. One that fails is asked again, twice at
 * most, for as long as the budget lasts. When it is used up, or the round is cut short, what did not answer has failed.
 *
 * <p>Asked all at once, thousands would answer at once and all be late together, at every attempt again. So only {@value
 * #MOST_QUICK} are asked at the same time; but one that has not answered after a twentieth of the budget counts no longer, or the
 * nodes of a dead cluster would keep the living ones from being asked.
 */
final class ScrapeRound {

    static final int MOST_QUICK = 200;
    static final int MOST_AT_ONCE = 500;

    private static final int ATTEMPTS = 3;
    private static final int PAUSE_FACTOR = 3;

    private final Exporters exporters;
    private final Executor executor;
    private final Duration quick;
    private final long deadlineNanos;
    private final CountDownLatch ended = new CountDownLatch(1);

    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private final Map<Target, Scrape> answers = new LinkedHashMap<>();
    private final Map<Target, ScrapeException> failures = new LinkedHashMap<>();
    private int running;
    private int slow;
    private int open;

    private static final class Attempt {
        private final Target target;
        private final int number;
        private final Duration pauseAfter;
        private boolean isSlow;
        private boolean isDone;

        Attempt(Target target, int number, Duration pauseAfter) {
            this.target = target;
            this.number = number;
            this.pauseAfter = pauseAfter;
        }
    }

    /**
     * What came of a round; every target is in one of the two.
     *
     * @param answers by target
     * @param failures by target, each with what was wrong last
     */
    record Outcome(Map<Target, Scrape> answers, Map<Target, ScrapeException> failures) {}

    /** A round that begins now. */
    ScrapeRound(Exporters exporters, Executor executor, Collection<Target> targets, Duration budget) {
        this.exporters = exporters;
        this.executor = executor;
        this.quick = budget.dividedBy(20);
        this.deadlineNanos = System.nanoTime() + budget.toNanos();
        Duration firstPause = budget.dividedBy(10);
        for (Target target : targets) {
            waiting.add(new Attempt(target, 1, firstPause));
            failures.put(target, new ScrapeException(Kind.TIMEOUT, "no complete answer in time"));
            open++;
        }
    }

    /** Asks, and waits until all have answered or failed for good. */
    Outcome run() throws InterruptedException {
        ask();
        boolean unused = ended.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        return outcome();
    }

    /** Ends the round with what there is. */
    void cutShort() {
        ended.countDown();
    }

    private synchronized Outcome outcome() {
        ended.countDown();
        waiting.clear();
        return new Outcome(new LinkedHashMap<>(answers), new LinkedHashMap<>(failures));
    }

    private void ask() {
        for (Attempt attempt = next(); attempt != null; attempt = next()) {
            Attempt asked = attempt;
            CompletableFuture.delayedExecutor(quick.toNanos(), TimeUnit.NANOSECONDS, executor)
                    .execute(() -> becomesSlow(asked));
            // The pool, because a failure may be there at once: asking must not go ever deeper.
            CompletableFuture<Scrape> unused = exporters
                    .scrape(asked.target)
                    .whenCompleteAsync((scrape, failed) -> done(asked, scrape, failed), executor);
        }
    }

    private synchronized @Nullable Attempt next() {
        if (open == 0) {
            ended.countDown();
        }
        if (waiting.isEmpty() || running - slow >= MOST_QUICK || running >= MOST_AT_ONCE) {
            return null;
        }
        running++;
        return waiting.remove();
    }

    private void becomesSlow(Attempt attempt) {
        synchronized (this) {
            if (attempt.isDone) {
                return;
            }
            attempt.isSlow = true;
            slow++;
        }
        ask();
    }

    private void done(Attempt attempt, @Nullable Scrape scrape, @Nullable Throwable failed) {
        take(attempt, scrape, failed);
        ask();
    }

    private synchronized void take(Attempt attempt, @Nullable Scrape scrape, @Nullable Throwable failed) {
        running--;
        slow -= attempt.isSlow ? 1 : 0;
        attempt.isDone = true;
        if (ended.getCount() == 0) {
            return;
        }
        if (scrape != null) {
            answers.put(attempt.target, scrape);
            failures.remove(attempt.target);
            open--;
        } else {
            failures.put(attempt.target, reason(failed));
            open -= triesAgain(attempt) ? 0 : 1;
        }
    }

    private boolean triesAgain(Attempt failed) {
        boolean isTime = System.nanoTime() + failed.pauseAfter.toNanos() < deadlineNanos;
        if (failed.number == ATTEMPTS || !isTime) {
            return false;
        }
        Attempt next = new Attempt(failed.target, failed.number + 1, failed.pauseAfter.multipliedBy(PAUSE_FACTOR));
        CompletableFuture.delayedExecutor(failed.pauseAfter.toNanos(), TimeUnit.NANOSECONDS, executor)
                .execute(() -> again(next));
        return true;
    }

    private void again(Attempt attempt) {
        synchronized (this) {
            if (ended.getCount() == 0) {
                return;
            }
            waiting.add(attempt);
        }
        ask();
    }

    private static ScrapeException reason(@Nullable Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause instanceof ScrapeException known
                ? known
                : new ScrapeException(Kind.UNREACHABLE, "connection broken: " + cause, cause);
    }
}
