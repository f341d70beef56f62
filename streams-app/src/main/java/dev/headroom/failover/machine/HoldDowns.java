package dev.headroom.failover.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hold-downs count minutes that were judged, not what a clock says: a tick that leaps ends none. Where minutes were left out, or where a
 * minute in which the region had no turn (it was held, or frozen) has shown no signal, they begin anew.
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

    /** Whether a signal that was seen is due, or was, and has not been away since then while nothing could follow from that. */
    static boolean isDue(Round round, RegionBook book, OpenIncident incident) {
        boolean wasDue =
                book.state() == State.SUPPRESSED && !incident.firstSeen().isAfter(book.since());
        return wasDue || isOver(round, book, incident);
    }

    /**
     * Begins those anew that have lost their ground because minutes were left out.
     *
     * @param judged the minute before; null: there was none
     */
    static void review(Round round, @Nullable Instant judged) {
        if (judged != null && round.minute().isAfter(judged.plus(MINUTE))) {
            beginAnew(round, book -> true, now(round));
        }
    }

    /**
     * Begins those anew that have lost their ground because the signal is not there, when all had their turn. Who had one and does not
     * show it is no longer suspected; left are those that were held or frozen.
     */
    static void renew(Round round) {
        beginAnew(
                round, book -> !round.signals.containsKey(book.id()), now(round).plus(MINUTE));
    }

    /** What is frozen loses with its ground what it was due for, too; whoever is not shows by {@link #isDue} whether it is. */
    static RegionBook anew(RegionBook book, OpenIncident incident, Instant then) {
        RegionBook next = book.with(incident.firstSeen(then));
        return book.frozenIn() == State.SUPPRESSED ? next.frozenIn(State.SUSPECT) : next;
    }

    private static void beginAnew(Round round, Predicate<RegionBook> which, Instant then) {
        for (RegionBook book : List.copyOf(round.regions.values())) {
            OpenIncident incident = book.incident();
            if (incident != null && !book.stateBehindFreeze().isAway() && which.test(book)) {
                round.put(anew(book, incident, then));
            }
        }
    }
}
