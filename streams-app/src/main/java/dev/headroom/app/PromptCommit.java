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

    private boolean wanted;

    private PromptCommit() {}

    /** Commits of the task of {@code context}, to be made once for its processor. */
    public static PromptCommit of(ProcessorContext<?, ?> context) {
        PromptCommit commit = new PromptCommit();
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            if (commit.wanted) {
                commit.wanted = false;
                context.commit();
            }
        });
        return commit;
    }

    /** Asks for a commit within the next moments; asking again before costs nothing. */
    public void request() {
        wanted = true;
    }
}
