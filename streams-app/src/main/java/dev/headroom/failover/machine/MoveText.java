package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Words;

/** What has to be done with load, as the end of a sentence. */
final class MoveText {

    private MoveText() {}

    static String of(RegionId id, OpenIncident incident, Leg leg, long freeBefore, Cause cause) {
        Placement from = leg.from();
        String load = "GPUs of load" + (cause.at().equals(id) ? "" : " of " + id);
        String room = leg.target() + " (" + Words.count(freeBefore) + " free)";
        if (leg.stays()) {
            return Words.count(leg.gpus()) + " " + load + " stay at " + leg.target();
        }
        if (incident.loadGpus() == 0) {
            String who = cause.at().equals(id) ? "it" : id.toString();
            return who + " runs no load, so nothing moves; new load belongs to " + room;
        }
        String amount = leg.gpus() == incident.loadGpus()
                ? Words.count(leg.gpus())
                : Words.count(leg.gpus()) + " of " + Words.count(incident.loadGpus());
        String on = from == null ? "" : " on from " + from.target();
        return "move " + amount + " " + load + on + " to " + room;
    }
}
