package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionFacts;
import dev.headroom.failover.signal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Freezes everything when all regions are silent, when too few are well, or when an operator says so; and lifts it again. The pipeline
 * that is behind freezes it, too, beside that. From outside it is one freeze: what begins while it stands has its name, and only the end of
 * the last cause lifts it.
 */
final class SystemMachine {

    /** What is found when an operator has frozen the system. */
    static final String BY_HAND = "an operator has frozen everything";

    private SystemMachine() {}

    /** Finds what telemetry of the minute says against deciding anything. Of a minute that is held nothing new is believed. */
    static void see(Round round) {
        Freeze before = round.freeze;
        if (!round.isHeld()) {
            round.seen = telemetry(round);
        } else if (before != null && before.reason() != Reason.OPERATOR) {
            round.seen = before;
        }
    }

    /**
     * Freezes or lifts.
     *
     * @return whether regions have their turn: not while frozen, and not in the minute in which it is lifted
     */
    static boolean step(Round round) {
        Freeze found = cause(round);
        Freeze before = round.freeze;
        if (before == null && found != null) {
            freeze(round, found);
        } else if (before != null && found != null) {
            round.freeze = before.goesOnAs(found.reason(), found.finding());
        } else if (before != null) {
            lift(round, before);
        }
        return before == null && found == null;
    }

    /** Ends the lag as a cause with the first decision that is made in time; regions have their turn in it, for what is seen is new. */
    static void endLag(Round round) {
        Freeze before = round.lag;
        if (before != null && round.pace == Pace.CURRENT && !round.isReplay()) {
            round.lag = null;
            round.lagEnded = round.freeze == null ? before : null;
        }
    }

    /** Lifts the freeze for lag that has ended, if nothing else has taken its place in the same decision. */
    static void liftLag(Round round) {
        Freeze ended = round.lagEnded;
        if (ended != null) {
            round.systemSince = round.tick();
            // It has the lowest epoch of the minute, whatever was ordered in it.
            round.triggers.add(0, unfreeze(round, ended, LagFreeze.epochOfLifting(round.minute())));
        }
    }

    private static @Nullable Freeze cause(Round round) {
        if (round.seen != null) {
            return round.seen;
        }
        return round.orders.isSystemFrozen()
                ? new Freeze(Reason.OPERATOR, round.tick(), incidentId(round), BY_HAND)
                : null;
    }

    private static @Nullable Freeze telemetry(Round round) {
        String id = incidentId(round);
        String silent = allSilent(round);
        if (silent != null) {
            return new Freeze(Reason.ALL_SILENT, round.tick(), id, silent);
        }
        String panic = panic(round);
        return panic == null ? null : new Freeze(Reason.PANIC, round.tick(), id, panic);
    }

    private static String incidentId(Round round) {
        return RegionId.SYSTEM + "/" + Words.minute(round.minute());
    }

    /** A region in maintenance may be silent, but its reports show that the pipeline works. */
    private static @Nullable String allSilent(Round round) {
        List<RegionFacts> expected =
                round.facts.values().stream().filter(RegionFacts::isExpected).toList();
        long counting = expected.stream()
                .filter(facts -> !round.orders.isInMaintenance(facts.id()))
                .count();
        return counting > 0 && expected.stream().allMatch(RegionFacts::isSilent)
                ? "all " + expected.size() + " regions are silent"
                : null;
    }

    /** Regions that are large enough to be judged count, unless they are in maintenance. */
    private static @Nullable String panic(Round round) {
        List<RegionId> judged = round.facts.values().stream()
                .filter(RegionFacts::isPopulated)
                .map(RegionFacts::id)
                .filter(id -> !round.orders.isInMaintenance(id))
                .toList();
        long well = judged.stream().filter(id -> isWell(round, id)).count();
        return well < round.global.limits().panicRatio() * judged.size()
                ? "only " + well + " of " + judged.size() + " regions are well"
                : null;
    }

    private static boolean isWell(Round round, RegionId id) {
        State state = round.book(id).stateBehindFreeze();
        return !round.signals.containsKey(id) && state != State.FAILING_OVER && state != State.FAILED_OVER;
    }

    private static void freeze(Round round, Freeze found) {
        Freeze standing = round.lag != null ? round.lag : round.lagEnded;
        round.lagEnded = null;
        Freeze freeze = standing == null ? found : standing.goesOnAs(found.reason(), found.finding());
        round.freeze = freeze;
        if (standing == null) {
            round.systemSince = round.tick();
        }
        String summary = found.finding() + "; nothing is moved";
        round.triggers.add(
                trigger(round, freeze, round.nextEpoch(), Trigger.Action.FREEZE, found.reason(), summary, null));
    }

    /** While the pipeline is behind nobody hears of it; its epoch is used all the same, for a replay knows of no lag. */
    private static void lift(Round round, Freeze before) {
        round.freeze = null;
        long epoch = round.nextEpoch();
        if (round.lag == null) {
            round.systemSince = round.tick();
        }
        if (round.lag == null || round.isReplay()) {
            round.triggers.add(unfreeze(round, before, epoch));
        }
    }

    private static Trigger unfreeze(Round round, Freeze before, long epoch) {
        String summary = "decisions go on after " + Words.span(Duration.between(before.since(), round.tick()))
                + ": it no longer holds that " + before.finding();
        return trigger(round, before, epoch, Trigger.Action.UNFREEZE, Reason.RECOVERED, summary, round.tick());
    }

    private static Trigger trigger(
            Round round,
            Freeze freeze,
            long epoch,
            Trigger.Action action,
            Reason reason,
            String summary,
            @Nullable Instant endsAt) {
        round.transitions++;
        round.systemEpoch = epoch;
        Mode mode = round.systemMode();
        return new Trigger(
                freeze.incidentId(),
                epoch,
                RegionId.SYSTEM,
                action,
                null,
                0,
                0,
                reason,
                Evidence.ofSystem(round, freeze),
                round.global.version(),
                action == Trigger.Action.FREEZE ? round.minute() : freeze.since(),
                round.tick(),
                mode,
                AlertRule.FAILOVER_FROZEN,
                Alerts.severityOf(freeze.reason()).in(mode),
                summary,
                endsAt,
                Double.NaN,
                Double.NaN);
    }
}
