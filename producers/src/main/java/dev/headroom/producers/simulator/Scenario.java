package dev.headroom.producers.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is and what happens to it; read by {@link ScenarioFile}. */
public final class Scenario {

    private final String name;
    private final @Nullable Instant start;
    private final Duration duration;
    private final Collection collection;
    private final List<ClusterPlan> fleet;
    private final LoadDistribution load;
    private final List<Disturbance> disturbances;
    private final List<IncidentMessage> incidents;

    Scenario(
            String name,
            @Nullable Instant start,
            Duration duration,
            Collection collection,
            List<ClusterPlan> fleet,
            LoadDistribution load,
            List<Disturbance> disturbances,
            List<IncidentMessage> incidents) {
        this.name = name;
        this.start = start;
        this.duration = duration;
        this.collection = collection;
        this.fleet = List.copyOf(fleet);
        this.load = load;
        this.disturbances = List.copyOf(disturbances);
        this.incidents = List.copyOf(incidents);
    }

    /**
     * How the fleet is collected.
     *
     * @param intervalMs length of the intervals
     * @param shards shards of each cluster
     * @param spreadMs every collector reports at a moment of its own, up to so long after the end of the interval
     * @param jitterMs and up to so much later, another time for each interval
     */
    record Collection(int intervalMs, int shards, long spreadMs, long jitterMs) {}

    /** Name of the scenario: that of its file, without ending. */
    public String name() {
        return name;
    }

    /** When it takes place; null where it may at any time. */
    public @Nullable Instant start() {
        return start;
    }

    /** How much event time it covers. */
    public Duration duration() {
        return duration;
    }

    /** The most by which a collector's clock is ahead in it. */
    public Duration furthestAhead() {
        return Duration.ofMillis(disturbances.stream()
                .filter(Disturbance.ClockSkew.class::isInstance)
                .mapToLong(skew -> Math.max(0, ((Disturbance.ClockSkew) skew).offsetMs()))
                .sum());
    }

    Collection collection() {
        return collection;
    }

    List<ClusterPlan> fleet() {
        return fleet;
    }

    LoadDistribution load() {
        return load;
    }

    List<Disturbance> disturbances() {
        return disturbances;
    }

    List<IncidentMessage> incidents() {
        return incidents;
    }
}
