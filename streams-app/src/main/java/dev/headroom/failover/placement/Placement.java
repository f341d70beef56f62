package dev.headroom.failover.placement;

import dev.headroom.failover.policy.RegionId;

/** Load that was moved to a target, and is reserved there until it comes back. */
public record Placement(RegionId target, long gpus, boolean live) {

    /** Load that nobody was told to move yet. */
    public Placement(RegionId target, long gpus) {
        this(target, gpus, false);
    }

    /** The same, once it was ordered. */
    public Placement ordered(boolean isLive) {
        return new Placement(target, gpus, isLive);
    }
}
