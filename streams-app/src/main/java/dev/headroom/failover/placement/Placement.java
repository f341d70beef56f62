package dev.headroom.failover.placement;

import dev.headroom.failover.policy.RegionId;

/** Load that was moved to a target, and is reserved there until it comes back. */
public record Placement(RegionId target, long gpus) {}
