package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apart what was decided on paper, which nobody acts on, from what was told. When decisions are made on paper, how everything
 * stood is kept; the first decision that is not begins from there again, with all that was learnt meanwhile: telemetry, orders, and what
 * epochs were used. So no incident is ever half on paper: what was begun there ends there, and a region that is still in trouble gets an
 * incident of its own; load that was moved before, and came back on paper only, is still away.
 */
final class OnPaper {

    private OnPaper() {}

    /** The book a decision begins with. */
    static FailoverBook open(FailoverBook book, boolean onPaper, Instant tick) {
        FailoverBook told = book.timeliness().told();
        if (onPaper) {
            return told != null ? book : book.with(book.timeliness().with(book.with(Timeliness.CURRENT)));
        }
        return told == null ? book : asTold(book, told, tick);
    }

    private static FailoverBook asTold(FailoverBook paper, FailoverBook told, Instant tick) {
        SortedMap<RegionId, RegionBook> regions = new TreeMap<>();
        paper.regions()
                .forEach((id, latest) ->
                        regions.put(id, asTold(latest, told.regions().get(id), tick)));
        told.regions().values().stream()
                .filter(before -> !regions.containsKey(before.id()) && hasMovedLoad(before))
                .forEach(before -> regions.put(before.id(), before));
        return new FailoverBook(
                paper.minute(),
                regions,
                paper.orders(),
                told.freeze(),
                told.minute() == null ? tick : told.systemSince(),
                Math.max(paper.systemEpoch(), told.systemEpoch()),
                told.moves(),
                paper.alerts(),
                paper.replayedTransitions(),
                paper.timeliness().with((FailoverBook) null));
    }

    private static RegionBook asTold(RegionBook latest, @Nullable RegionBook before, Instant tick) {
        RegionBook told = before == null ? RegionBook.first(latest.id(), tick) : before;
        return anew(told, tick)
                .with(latest.memory())
                .withEpoch(Math.max(latest.epoch(), told.epoch()))
                .withOverruled(latest.overruled() == null ? null : told.overruled());
    }

    /** What was seen of it then says nothing about now: a hold-down and a cool-down begin anew. */
    private static RegionBook anew(RegionBook told, Instant tick) {
        return switch (told.state()) {
            case SUSPECT, SUPPRESSED ->
                told.at(State.HEALTHY, tick).because(null, null).with((OpenIncident) null);
            case RECOVERING -> told.at(State.RECOVERING, tick);
            default -> told;
        };
    }

    private static boolean hasMovedLoad(RegionBook book) {
        OpenIncident incident = book.incident();
        return incident != null && !incident.placements().isEmpty();
    }
}
