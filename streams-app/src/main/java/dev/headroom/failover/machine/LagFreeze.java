package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Policies;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order to hold everything because minutes cannot be judged in time. It is no decision of a minute, so it has the ordinal 0, which
 * no decision uses. The first decision that is made in time lifts it, with the ordinal 1: decisions have the same epochs, told or not.
 *
 * @param next the book, frozen
 */
public record LagFreeze(FailoverBook next, Trigger trigger, Alert alert) {

    private static final int ORDINALS = 1000;

    private static final int LIFTS = 1;

    /**
     * Freezes.
     *
     * @param book not frozen for lag
     * @param minute the one that cannot be judged
     * @param due when it should have been closed
     * @param finding how it is behind, as a sentence
     * @param missing what it waits for, each in words
     */
    public static LagFreeze of(
            FailoverBook book, Instant minute, Instant due, String finding, List<String> missing, Policies policies) {
        // While decisions are on paper, what stands is what was told before.
        FailoverBook told = book.timeliness().told();
        FailoverBook outside = told == null ? book : told;
        Freeze standing = outside.freeze();
        Freeze freeze = standing == null
                ? new Freeze(Reason.LAG, due, RegionId.SYSTEM + "/" + Words.minute(minute) + "/lag", finding)
                : standing.goesOnAs(Reason.LAG, finding);
        Mode mode = mode(book, outside, policies, due);
        Trigger trigger = trigger(freeze, minute, due, missing, policies.global(due), mode);
        SortedMap<String, FailoverBook.FiringAlert> alerts = new TreeMap<>(book.alerts());
        FailoverBook.FiringAlert known = alerts.get(trigger.dedupKey());
        Instant startsAt = known == null ? due : known.startsAt();
        Alert alert = alert(trigger, startsAt);
        alerts.put(alert.dedupKey(), new FailoverBook.FiringAlert(startsAt, alert.stage()));
        FailoverBook next = new FailoverBook(
                book.minute(),
                book.regions(),
                book.orders(),
                book.freeze(),
                standing == null ? due : outside.systemSince(),
                trigger.epoch(),
                book.moves(),
                alerts,
                book.replayedTransitions(),
                book.timeliness().frozen(freeze));
        return new LagFreeze(next, trigger, alert);
    }

    /** Epoch of the order that lifts it with the decision of a minute. */
    static long epochOfLifting(Instant minute) {
        return minute.getEpochSecond() / 60 * ORDINALS + LIFTS;
    }

    /** By what was told, and by the regions that are known by now. */
    private static Mode mode(FailoverBook book, FailoverBook outside, Policies policies, Instant due) {
        List<RegionBook> regions = new ArrayList<>(book.regions().values());
        regions.addAll(outside.regions().values());
        return Mode.of(false, SystemShadow.of(regions, id -> policies.inForce(id, due), policies.global(due)));
    }

    private static Trigger trigger(
            Freeze freeze, Instant minute, Instant due, List<String> missing, Policy global, Mode mode) {
        return new Trigger(
                freeze.incidentId(),
                minute.getEpochSecond() / 60 * ORDINALS,
                RegionId.SYSTEM,
                Trigger.Action.FREEZE,
                null,
                0,
                0,
                Reason.LAG,
                new Json()
                        .put("signal", Reason.LAG.name())
                        .put("minute", minute.toString())
                        .putTexts("missing", missing)
                        .toString(),
                global.version(),
                minute,
                due,
                mode,
                AlertRule.FAILOVER_FROZEN,
                Severity.CRITICAL.in(mode),
                freeze.finding() + "; the pipeline is behind and nothing is decided",
                null,
                Double.NaN,
                Double.NaN);
    }

    private static Alert alert(Trigger freeze, Instant startsAt) {
        return new Alert(
                freeze.dedupKey(),
                freeze.rule(),
                freeze.severity(),
                freeze.summary(),
                freeze.region(),
                freeze.reason(),
                Double.NaN,
                Double.NaN,
                startsAt,
                Alerts.stage(freeze.reason().name(), freeze.mode()));
    }
}
