package dev.headroom.failover.signal;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import java.util.List;

/**
 * What a provider's status feed says last about one of its incidents.
 *
 * @param status INVESTIGATING, CONFIRMED, MONITORING or RESOLVED
 * @param regions where it is said to be; {@code *} for all of the provider
 */
public record Incident(String provider, String id, String status, List<String> regions) {

    public Incident {
        regions = List.copyOf(regions);
    }

    /** Whether it lends weight to what telemetry shows of a region. */
    public boolean corroborates(RegionId region) {
        return (status.equals("CONFIRMED") || status.equals("MONITORING"))
                && provider.equals(region.provider())
                && (regions.contains(Scope.ANY) || regions.contains(region.region()));
    }

    /** Whether it is over. */
    public boolean isOver() {
        return status.equals("RESOLVED");
    }

    /** As {@code provider/id}. */
    public String name() {
        return provider + "/" + id;
    }
}
