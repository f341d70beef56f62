package dev.headroom.failover.machine;

import dev.headroom.failover.signal.Words;
import java.time.Duration;
import java.time.Instant;

/** The page after a catch-up: it is told once, and stands for an hour, so that whoever comes to the screen finds it. */
final class ReplayPage {

    static final String DEDUP_KEY = "failover/replay";
    private static final Duration STANDS = Duration.ofHours(1);

    private ReplayPage() {}

    /** Transitions that were decided in replay and that the page still tells of; 0: it does not stand. */
    static int standing(FailoverBook before, Instant tick) {
        FailoverBook.FiringAlert known = before.alerts().get(DEDUP_KEY);
        return known == null || tick.isBefore(known.startsAt().plus(STANDS)) ? before.replayedTransitions() : 0;
    }

    static String summary(int transitions) {
        return Words.count(transitions) + " transitions were decided too late, and nobody acted on them;"
                + " failover_triggers has them with mode REPLAY";
    }
}
