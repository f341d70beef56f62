package dev.headroom.producers.simulator;

import dev.headroom.producers.simulator.Disturbance.Absence;
import dev.headroom.producers.simulator.Disturbance.ClockSkew;
import dev.headroom.producers.simulator.Disturbance.Delay;
import dev.headroom.producers.simulator.Disturbance.GpuFailures;
import dev.headroom.producers.simulator.Disturbance.Recovery;
import dev.headroom.producers.simulator.Disturbance.Saturation;
import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What happens in a scenario: each event with its {@code kind}, {@code from}, {@code to}, {@code scope} and {@code share}. */
final class EventYaml {

    private static final Set<String> COMMON = Set.of("kind", "from", "to", "scope", "share");
    private static final Map<String, Set<String>> OWN = Map.of(
            "outage", Set.of("recovery"),
            "brown_out", Set.of("recovery"),
            "silence", Set.of(),
            "flapping", Set.of("period", "duty"),
            "saturation", Set.of("util", "ramp"),
            "gpu_failures", Set.of("xids", "over"),
            "clock_skew", Set.of("offset"),
            "duplicates", Set.of("at_least", "at_most"),
            "late", Set.of("at_least", "at_most"));
    private static final int HIGHEST_XID = 1_000;
    private static final int PERMYRIAD = 10_000;

    private final YamlPlaces places;
    private final ScenarioTime time;
    private final List<Source> fleet;
    private final Map<String, Integer> kinds = new HashMap<>();

    EventYaml(YamlPlaces places, ScenarioTime time, List<Source> fleet) {
        this.places = places;
        this.time = time;
        this.fleet = fleet;
    }

    List<Disturbance> read(List<Node> items) {
        List<Disturbance> events = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            event("events[" + i + "]", items.get(i)).ifPresent(events::add);
        }
        return events;
    }

    private Optional<Disturbance> event(String path, Node node) {
        String kind = kindOf(node);
        Set<String> own = kind == null ? null : OWN.get(kind);
        if (kind == null || own == null) {
            places.fault(
                    path + ".kind",
                    node,
                    kind,
                    "is no kind of event; there are " + String.join(", ", new TreeSet<>(OWN.keySet())));
            return Optional.empty();
        }
        Set<String> allowed = new HashSet<>(COMMON);
        allowed.addAll(own);
        YamlMap map = new YamlMap(places, path, node, allowed);
        Reach reach = reach(map, kind);
        return Optional.of(
                switch (kind) {
                    case "saturation" ->
                        new Saturation(
                                reach,
                                (int) Math.round(ScenarioTime.ratio(map, "util", 0.99) * PERMYRIAD),
                                ScenarioTime.lengthMs(map, "ramp", 0));
                    case "gpu_failures" -> new GpuFailures(reach, xids(map), ScenarioTime.lengthMs(map, "over", 0));
                    case "clock_skew" -> new ClockSkew(reach, ScenarioTime.signedLengthMs(map, "offset"));
                    case "duplicates", "late" -> delay(map, reach, kind.equals("duplicates"));
                    default -> absence(map, reach, kind);
                });
    }

    private Reach reach(YamlMap map, String kind) {
        long fromMs = map.has("from") ? time.requiredOffsetMs(map, "from") : 0;
        Long end = time.offsetMs(map, "to");
        long toMs = end == null ? Long.MAX_VALUE : end;
        if (toMs <= fromMs) {
            map.fault("to", map.text("to"), "is not after from");
        }
        if (kind.equals("brown_out")) {
            map.required("share");
        }
        long salt = Chance.of(kind + "#" + kinds.merge(kind, 1, Integer::sum));
        return new Reach(scope(map), fromMs, toMs, ScenarioTime.ratio(map, "share", 1), salt);
    }

    private List<ScopePattern> scope(YamlMap map) {
        Node node = map.node("scope");
        List<String> texts =
                node instanceof ScalarNode one ? List.of(one.getValue().strip()) : map.texts("scope");
        List<ScopePattern> patterns = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            try {
                ScopePattern pattern = ScopePattern.of(text);
                if (!fleet.isEmpty() && fleet.stream().noneMatch(pattern::covers)) {
                    map.fault("scope", text, "is nothing of the fleet");
                }
                patterns.add(pattern);
            } catch (IllegalArgumentException refused) {
                map.fault("scope", text, String.valueOf(refused.getMessage()));
            }
        }
        return patterns;
    }

    private Absence absence(YamlMap map, Reach reach, String kind) {
        boolean isFlapping = kind.equals("flapping");
        long periodMs = isFlapping ? ScenarioTime.lengthMs(map, "period", 0) : 0;
        if (isFlapping && periodMs == 0) {
            map.fault("period", map.text("period"), "must be a length of time such as 4m");
        }
        return new Absence(
                reach, kind.equals("silence"), recovery(map), periodMs, ScenarioTime.ratio(map, "duty", 0.5));
    }

    private List<Recovery> recovery(YamlMap map) {
        List<Recovery> steps = new ArrayList<>();
        List<Node> items = map.list("recovery");
        for (int i = 0; i < items.size(); i++) {
            YamlMap step = new YamlMap(
                    places, map.pathOf("recovery") + "[" + i + "]", items.get(i), Set.of("at", "share_back"));
            long atMs = time.requiredOffsetMs(step, "at");
            step.required("share_back");
            if (!steps.isEmpty() && atMs <= steps.get(steps.size() - 1).atMs()) {
                step.fault("at", step.text("at"), "is not after the step before");
            }
            steps.add(new Recovery(atMs, ScenarioTime.ratio(step, "share_back", 0)));
        }
        return steps;
    }

    private static Delay delay(YamlMap map, Reach reach, boolean isRepeat) {
        long leastMs = ScenarioTime.lengthMs(map, "at_least", 1_000);
        long mostMs = ScenarioTime.lengthMs(map, "at_most", Math.max(leastMs, 10_000));
        if (mostMs < leastMs) {
            map.fault("at_most", map.text("at_most"), "is less than at_least");
        }
        return new Delay(reach, isRepeat, leastMs, Math.max(leastMs, mostMs));
    }

    private static List<Integer> xids(YamlMap map) {
        List<String> texts = map.texts("xids");
        List<Integer> codes = new ArrayList<>();
        for (String text : texts == null ? List.of("79") : texts) {
            try {
                int code = Integer.parseInt(text);
                if (code < 1 || code > HIGHEST_XID) {
                    throw new NumberFormatException(text);
                }
                codes.add(code);
            } catch (NumberFormatException notOne) {
                map.fault("xids", text, "is not an XID code, 1 to " + HIGHEST_XID);
            }
        }
        if (codes.isEmpty()) {
            map.fault("xids", null, "names no code");
            codes.add(1);
        }
        return codes;
    }

    private static @Nullable String kindOf(Node event) {
        if (event instanceof MappingNode mapping) {
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("kind")
                        && field.getValueNode() instanceof ScalarNode kind) {
                    return kind.getValue().strip().toLowerCase(Locale.ROOT);
                }
            }
        }
        return null;
    }
}
