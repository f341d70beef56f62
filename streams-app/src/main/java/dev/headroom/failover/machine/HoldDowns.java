package dev.headroom.failover.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold-downs count minutes that were judged, not what a clock says: a tick that leaps ends none. Where minutes were left out, or where a
 * minute that was held has shown no signal, they begin anew.
 */
final class HoldDowns {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private HoldDowns() {}

    /** When a signal that was first seen then is due. */
    static Instant end(Round round, RegionBook book, OpenIncident incident) {
        return incident.firstSeen().plus(round.policyOf(book.id()).timers().holdDown());
    }

    static boolean isOver(Round round, RegionBook book, OpenIncident incident) {
        return !now(round).isBefore(end(round, book, incident));
    }

    /** What hold-downs count by: the time at which the minute should have been closed. */
    static Instant now(Round round) {
        return Closing.dueOf(round.minute());
    }

    /**
     * Begins those anew that have lost their ground.
     *
     * @param judged the minute before; null: there was none
     */
    static void review(Round round, @Nullable Instant judged) {
        boolean leftOut = judged != null && round.minute().isAfter(judged.plus(MINUTE));
        for (RegionBook book : List.copyOf(round.regions.values())) {
            OpenIncident incident = book.incident();
            if (incident == null || book.state() != State.SUSPECT) {
                continue;
            }
            if (round.isHeld() && !round.signals.containsKey(book.id())) {
                round.put(book.with(incident.firstSeen(now(round).plus(MINUTE))));
            } else if (leftOut) {
                round.put(book.with(incident.firstSeen(now(round))));
            }
        }
    }
}
