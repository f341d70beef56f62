package dev.headroom.failover.placement;

import dev.headroom.failover.policy.RegionId;

/**
 * A region that may take load, with what its rank is made of; components are 0 to 1000.
 *
 * @param freeGpus what it can take
 * @param exhausted whether its provider's commitments are used up, which puts it last
 * @param score sum of weight times component
 */
public record Candidate(
        RegionId id,
        long freeGpus,
        boolean exhausted,
        int headroom,
        int capability,
        int commitment,
        int price,
        long score) {}
