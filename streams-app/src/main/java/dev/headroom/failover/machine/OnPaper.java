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
    static FailoverBook open(FailoverBook book, boolean onPaper, DecisionInput input) {
        FailoverBook told = book.timeliness().told();
        if (onPaper) {
            return told != null ? book : book.with(book.timeliness().with(book.with(Timeliness.CURRENT)));
        }
        return told == null ? book : asTold(book, told, input);
    }

    private static FailoverBook asTold(FailoverBook paper, FailoverBook told, DecisionInput input) {
        SortedMap<RegionId, RegionBook> regions = new TreeMap<>();
        paper.regions()
                .forEach((id, latest) ->
                        regions.put(id, asTold(latest, told.regions().get(id), input)));
        told.regions().values().stream()
                .filter(before -> !regions.containsKey(before.id()) && hasMovedLoad(before))
                .forEach(before -> regions.put(before.id(), before));
        return new FailoverBook(
                paper.minute(),
                regions,
                paper.orders(),
                told.freeze(),
                told.minute() == null ? input.tick() : told.systemSince(),
                Math.max(paper.systemEpoch(), told.systemEpoch()),
                told.moves(),
                paper.alerts(),
                paper.replayedTransitions(),
                paper.timeliness().with((FailoverBook) null));
    }

    private static RegionBook asTold(RegionBook latest, @Nullable RegionBook before, DecisionInput input) {
        RegionBook told = before == null ? RegionBook.first(latest.id(), input.tick()) : before;
        return anew(told, input)
                .with(latest.memory())
                .withEpoch(Math.max(latest.epoch(), told.epoch()))
                .withOverruled(latest.overruled() == null ? null : told.overruled());
    }

    /** What was seen of it then says nothing about now: a hold-down and a cool-down begin anew. */
    private static RegionBook anew(RegionBook told, DecisionInput input) {
        Instant tick = input.tick();
        return switch (told.state()) {
            case SUSPECT, SUPPRESSED ->
                told.at(State.HEALTHY, tick).because(null, null).with((OpenIncident) null);
            case RECOVERING -> told.at(State.RECOVERING, tick);
            case FROZEN -> frozenAnew(told, Closing.dueOf(input.minute()));
            default -> told;
        };
    }

    /** Its incident has told of the freeze, and has to tell of its end. */
    private static RegionBook frozenAnew(RegionBook told, Instant now) {
        OpenIncident incident = told.incident();
        return incident == null || told.stateBehindFreeze().isAway() ? told : HoldDowns.anew(told, incident, now);
    }

    private static boolean hasMovedLoad(RegionBook book) {
        OpenIncident incident = book.incident();
        return incident != null && !incident.placements().isEmpty();
    }
}
