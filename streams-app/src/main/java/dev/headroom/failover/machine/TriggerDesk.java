package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Words;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the triggers about regions, each with the next epoch, which is noted in the region's book too. */
final class TriggerDesk {

    private TriggerDesk() {}

    static void failOver(
            Round round,
            RegionId id,
            OpenIncident incident,
            Leg leg,
            boolean live,
            long freeBefore,
            Cause cause,
            List<Candidate> ranked) {
        Placement from = leg.from();
        write(
                round,
                id,
                incident,
                cause,
                Trigger.Action.FAIL_OVER,
                from == null ? null : from.target(),
                new Placement(leg.target(), leg.gpus(), live),
                cause.reason(),
                cause.at() + " " + cause.signal().finding() + "; " + MoveText.of(id, incident, leg, freeBefore, cause),
                ranked,
                cause.signal().began(),
                null);
    }

    /**
     * One trigger for each region that load comes back from. What went there on paper only comes back on paper only: whoever acts on
     * live triggers would move somebody else's load. Where some went live it is of that alone.
     */
    static void failBack(Round round, RegionId id, OpenIncident incident, Reason reason, String why) {
        SortedMap<RegionId, Long> away = new TreeMap<>();
        SortedMap<RegionId, Long> told = new TreeMap<>();
        for (Placement placement : incident.placements()) {
            away.merge(placement.target(), placement.gpus(), Long::sum);
            if (placement.live()) {
                told.merge(placement.target(), placement.gpus(), Long::sum);
            }
        }
        away.forEach((target, all) -> {
            boolean live = told.containsKey(target);
            long gpus = told.getOrDefault(target, all);
            write(
                    round,
                    id,
                    incident,
                    new Cause(incident.signal(), id),
                    Trigger.Action.FAIL_BACK,
                    null,
                    new Placement(target, gpus, live),
                    reason,
                    id + " " + why + "; move " + Words.count(gpus) + " GPUs of load back from " + target,
                    List.of(),
                    round.book(id).since(),
                    round.tick());
            round.leaves(target, all);
        });
    }

    /** An operator holds a region, or lets it go. */
    static void freeze(Round round, RegionId id, OpenIncident incident, boolean frozen) {
        write(
                round,
                id,
                incident,
                new Cause(incident.signal(), id),
                frozen ? Trigger.Action.FREEZE : Trigger.Action.UNFREEZE,
                null,
                null,
                Reason.OPERATOR,
                frozen ? id + " is frozen by an operator; it stays as it is" : id + " is no longer frozen",
                List.of(),
                round.minute(),
                frozen ? null : round.tick());
    }

    /** Nothing is no share of nothing. */
    private static double share(@Nullable Placement placement, long load) {
        return placement == null || load == 0 ? 0 : (double) placement.gpus() / load;
    }

    /** An order about load is as live as that load is, one about the region as its incident is. */
    private static Mode modeOf(Round round, RegionId id, OpenIncident incident, @Nullable Placement placement) {
        if (placement == null) {
            return incident.modeIn(round, id);
        }
        Mode now = round.modeOf(id);
        if (placement.live()) {
            return Mode.of(round.isReplay(), false);
        }
        return now == Mode.LIVE ? Mode.REPLAY : now;
    }

    private static void write(
            Round round,
            RegionId id,
            OpenIncident incident,
            Cause cause,
            Trigger.Action action,
            @Nullable RegionId from,
            @Nullable Placement placement,
            Reason reason,
            String summary,
            List<Candidate> ranked,
            Instant eventTime,
            @Nullable Instant endsAt) {
        long epoch = round.nextEpoch();
        round.put(round.book(id).withEpoch(epoch));
        Mode mode = modeOf(round, id, incident, placement);
        boolean freezes = action == Trigger.Action.FREEZE || action == Trigger.Action.UNFREEZE;
        Severity severity = action == Trigger.Action.FAIL_OVER ? Severity.CRITICAL : Severity.WARNING;
        round.triggers.add(new Trigger(
                incident.id(),
                epoch,
                id,
                action,
                from,
                placement == null ? null : placement.target(),
                share(placement, incident.loadGpus()),
                placement == null ? 0 : placement.gpus(),
                reason,
                Evidence.ofRegion(round, incident, cause, from, ranked),
                round.policyOf(id).version(),
                eventTime,
                round.tick(),
                mode,
                freezes ? AlertRule.FAILOVER_FROZEN : AlertRule.REGION_FAILOVER,
                severity.in(mode),
                summary,
                endsAt,
                cause.signal().observed(),
                cause.signal().threshold()));
    }
}
