package dev.headroom.producers.simulator;

import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The fleet of a scenario: a list of clusters alike, each {@code provider}, {@code regions}, {@code gpu_model}, how many {@code
 * clusters} in each region, and how many {@code racks} (or {@code nodes}, for models in none) in each cluster. Clusters are named
 * by model and number.
 */
final class FleetYaml {

    private static final Set<String> FIELDS =
            Set.of("provider", "regions", "clusters", "gpu_model", "racks", "nodes", "host_type");
    private static final int MOST = 100_000;

    private final YamlPlaces places;
    private final List<ClusterPlan> clusters = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>();

    FleetYaml(YamlPlaces places) {
        this.places = places;
    }

    List<ClusterPlan> read(List<Node> items) {
        for (int i = 0; i < items.size(); i++) {
            add(new YamlMap(places, "fleet[" + i + "]", items.get(i), FIELDS));
        }
        return clusters;
    }

    private void add(YamlMap map) {
        String provider = name(map, "provider", map.required("provider"));
        List<String> regions = map.texts("regions");
        if (regions == null || regions.isEmpty()) {
            map.fault("regions", null, "is missing; name one region or more");
        }
        String modelName = map.required("gpu_model");
        Optional<GpuModel> model = GpuModel.named(modelName);
        if (model.isEmpty()) {
            if (!modelName.isEmpty()) {
                map.fault("gpu_model", modelName, "is not known; there are " + models());
            }
            return;
        }
        String unit = model.get().isInRacks() ? "racks" : "nodes";
        String other = model.get().isInRacks() ? "nodes" : "racks";
        if (map.has(other)) {
            map.fault(other, map.text(other), model.get() + " comes in " + unit + "; say how many of those");
        }
        int units = count(map, unit);
        int count = count(map, "clusters");
        String hostType = map.textOr("host_type", "");
        for (String region : regions == null ? List.<String>of() : regions) {
            String clean = name(map, "regions", region);
            for (int c = 0; c < count; c++) {
                clusters.add(new ClusterPlan(
                        provider, clean, clusterName(provider, clean, model.get()), model.get(), hostType, units));
            }
        }
    }

    private String clusterName(String provider, String region, GpuModel model) {
        int number = named.merge(provider + "/" + region + "/" + model, 1, Integer::sum);
        return model.name().toLowerCase(Locale.ROOT) + "-" + number;
    }

    private static int count(YamlMap map, String name) {
        int count = map.integerOr(name, 1);
        if (count < 1 || count > MOST) {
            map.fault(name, map.text(name), "must be from 1 to " + MOST);
            return 1;
        }
        return count;
    }

    /** Names are parts of keys, where a slash or # would be misread. */
    private static String name(YamlMap map, String field, String name) {
        if (name.contains("/") || name.contains("#") || name.contains("*") || (name.isBlank() && map.has(field))) {
            map.fault(field, name, "must be a name without /, # and *");
        }
        return name;
    }

    private static String models() {
        return Arrays.stream(GpuModel.values()).map(GpuModel::name).collect(Collectors.joining(", "));
    }
}
