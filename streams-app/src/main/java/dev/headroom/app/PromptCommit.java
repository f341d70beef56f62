package dev.headroom.app;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon after something that others wait for was forwarded. Everything else is committed with the interval of the
 * application: each commit stops the thread while the broker ends the transaction, so a flood should be cut into few, and what
 * is read at once should not wait for the interval.
 */
public final class PromptCommit {

    private static final Duration TIMER = Duration.ofMillis(50);

    private final long rest;
    private long sinceLast;
    private boolean wanted;

    private PromptCommit(Duration rest) {
        this.rest = rest.dividedBy(TIMER);
        this.sinceLast = this.rest;
    }

    /** Commits of the task of {@code context}, to be made once for its processor. */
    public static PromptCommit of(ProcessorContext<?, ?> context) {
        return of(context, Duration.ZERO);
    }

    /** The same, with a rest after each: who asks all the time, as when history is read, would otherwise do little but commit. */
    public static PromptCommit of(ProcessorContext<?, ?> context, Duration rest) {
        PromptCommit commit = new PromptCommit(rest);
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, timestamp -> commit.commitIfWanted(context));
        return commit;
    }

    private void commitIfWanted(ProcessorContext<?, ?> context) {
        sinceLast++;
        if (wanted && sinceLast >= rest) {
            wanted = false;
            sinceLast = 0;
            context.commit();
        }
    }

    /** Asks for a commit within the next moments; asking again before costs nothing. */
    public void request() {
        wanted = true;
    }
}
