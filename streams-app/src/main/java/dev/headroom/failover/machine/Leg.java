package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Load on its way.
 *
 * @param from where an earlier order has put it; null: it is in its region
 */
record Leg(@Nullable Placement from, RegionId target, long gpus) {

    /** Load that has to go somewhere. */
    record Part(@Nullable Placement from, long gpus) {}

    /** Whether it is where it shall be already. */
    boolean stays() {
        return from != null && from.target().equals(target);
    }

    /** Whether it was told to nobody that acts: it is in its region in truth. */
    boolean isOnPaper() {
        return from != null && !from.live();
    }

    /** Divides parts, in their order, among targets with what each of them gets. Parts beyond that have no leg. */
    static List<Leg> divide(List<Part> parts, List<Placement> targets) {
        List<Leg> legs = new ArrayList<>();
        int next = 0;
        long room = targets.isEmpty() ? 0 : targets.get(0).gpus();
        for (Part part : parts) {
            long left = part.gpus();
            boolean placed = false;
            while (next < targets.size() && (left > 0 || !placed)) {
                long some = Math.min(left, room);
                if (some > 0 || part.gpus() == 0) {
                    legs.add(new Leg(part.from(), targets.get(next).target(), some));
                    placed = true;
                }
                left -= some;
                room -= some;
                if (room == 0 && left > 0) {
                    next++;
                    room = next < targets.size() ? targets.get(next).gpus() : 0;
                }
            }
        }
        return legs;
    }
}
