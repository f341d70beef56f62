package dev.headroom.producers.simulator;

import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import dev.headroom.telemetry.ClusterShard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** A scenario as it is written down. */
final class ScenarioYaml {

    private static final Set<String> FIELDS = Set.of(
            "title",
            "start",
            "duration",
            "interval",
            "shards",
            "report_spread",
            "report_jitter",
            "quantiles",
            "fleet",
            "events",
            "incidents");
    private static final long DEFAULT_DURATION_MS = Duration.ofHours(1).toMillis();
    private static final long DEFAULT_INTERVAL_MS = 30_000;
    private static final long LONGEST_INTERVAL_MS = 60_000;
    private static final long DEFAULT_SPREAD_MS = 5_000;
    private static final long DEFAULT_JITTER_MS = 1_000;

    private final String name;
    private final QuantileSource quantiles;
    private final FaultSink faults = new FaultSink();

    ScenarioYaml(String name, QuantileSource quantiles) {
        this.name = name;
        this.quantiles = quantiles;
    }

    /** Where a scenario without a fleet of its own gets one, and where quantile files are. */
    interface QuantileSource {
        /** The distribution in a file named in the scenario; null: the one that is shipped. */
        LoadDistribution read(@Nullable String file, int limitWatts);
    }

    /**
     * Reads a scenario.
     *
     * @param defaultFleet the list of a fleet for a scenario that has none
     */
    Scenario read(String file, Node root, List<Node> defaultFleet) {
        YamlPlaces places = new YamlPlaces(file, faults, root, "");
        YamlMap map = new YamlMap(places, "", root, FIELDS);
        Instant start = ScenarioTime.instant(map, "start");
        ScenarioTime time = new ScenarioTime(start);
        long durationMs = ScenarioTime.lengthMs(map, "duration", DEFAULT_DURATION_MS);
        if (durationMs == 0) {
            map.fault("duration", map.text("duration"), "must be more than nothing");
        }
        int shards = map.integerOr("shards", ClusterShard.DEFAULT_SHARDS);
        if (shards < 1) {
            map.fault("shards", map.text("shards"), "must be 1 or more");
        }
        Scenario.Collection collection = new Scenario.Collection(
                intervalMs(map),
                Math.max(1, shards),
                ScenarioTime.lengthMs(map, "report_spread", DEFAULT_SPREAD_MS),
                ScenarioTime.lengthMs(map, "report_jitter", DEFAULT_JITTER_MS));
        List<ClusterPlan> fleet = new FleetYaml(places).read(map.has("fleet") ? map.list("fleet") : defaultFleet);
        List<Disturbance> events = new EventYaml(places, time, Fleet.sources(fleet, 1)).read(map.list("events"));
        List<IncidentMessage> incidents = new IncidentYaml(places, time).read(map.list("incidents"));
        LoadDistribution load = load(map, places);
        faults.requireNone(file, "simulated");
        return new Scenario(name, start, Duration.ofMillis(durationMs), collection, fleet, load, events, incidents);
    }

    private static int intervalMs(YamlMap map) {
        long intervalMs = ScenarioTime.lengthMs(map, "interval", DEFAULT_INTERVAL_MS);
        if (intervalMs < 1 || intervalMs > LONGEST_INTERVAL_MS) {
            map.fault("interval", map.text("interval"), "must be from 1ms to 60s");
            return (int) DEFAULT_INTERVAL_MS;
        }
        return (int) intervalMs;
    }

    private LoadDistribution load(YamlMap map, YamlPlaces places) {
        Node node = map.node("quantiles");
        if (node == null) {
            return quantiles.read(null, 0);
        }
        YamlMap named = new YamlMap(places, "quantiles", node, Set.of("file", "power_limit_watts"));
        String file = named.required("file");
        int limitWatts = named.integerOr("power_limit_watts", 0);
        if (limitWatts < 0) {
            named.fault("power_limit_watts", named.text("power_limit_watts"), "must be above 0");
        }
        return quantiles.read(file.isEmpty() ? null : file, limitWatts);
    }
}
