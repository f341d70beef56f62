package dev.headroom.producers.dcgm;

import dev.headroom.producers.ImportException;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.producers.yaml.YamlDocument;
import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A mapping of nodes written by hand:
 *
 * <pre>{@code
 * nodes:
 *   - host: gpu-01            # as its exporter calls it; or
 *     target: 10.0.0.1:9400   # the address of its exporter; or both
 *     rack: r17
 *     gpus: 4
 *     host_type: p6e-gb200.36xlarge
 *     gpu_model: GB200
 * }</pre>
 *
 * One of host and target has to be there. A field the format does not know, and a node that is named twice, are faults.
 */
public final class MappingFile {

    private static final Set<String> FIELDS = Set.of("host", "target", "rack", "gpus", "host_type", "gpu_model");
    private static final int MOST_GPUS = 1_024;
    private static final int NOT_SAID = Integer.MIN_VALUE;

    private final String file;
    private final FaultSink faults = new FaultSink();
    private final Map<String, Long> hostLines = new HashMap<>();
    private final Map<Target, Long> targetLines = new HashMap<>();

    private MappingFile(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws ImportException listing every fault with its line
     */
    public static NodeMapping read(Path file) {
        MappingFile reading = new MappingFile(String.valueOf(file.getFileName()));
        NodeMapping mapping = reading.nodes(YamlDocument.read(file, "nodes"));
        reading.faults.requireNone(reading.file, "collected");
        return mapping;
    }

    private NodeMapping nodes(Node root) {
        YamlMap document = new YamlMap(new YamlPlaces(file, faults, root, ""), "", root, Set.of("nodes"));
        document.tellIfMissing("nodes");
        List<NodeMapping.Node> nodes = new ArrayList<>();
        List<Node> items = document.list("nodes");
        for (int i = 0; i < items.size(); i++) {
            YamlPlaces places = new YamlPlaces(file, faults, items.get(i), "nodes[" + i + "]");
            nodes.add(node(new YamlMap(places, "", items.get(i), FIELDS), places, lineOf(items.get(i))));
        }
        return new NodeMapping(nodes);
    }

    private NodeMapping.Node node(YamlMap map, YamlPlaces places, long line) {
        String host = named(map, places, "host");
        Target target = target(map, places);
        if (!map.has("host") && !map.has("target")) {
            places.fault("", "names no node; give host, target, or both");
        }
        tellTwice(places, "host", host, hostLines, line);
        tellTwice(places, "target", target, targetLines, line);
        int gpus = map.integerOr("gpus", NOT_SAID);
        if (gpus != NOT_SAID && (gpus < 1 || gpus > MOST_GPUS)) {
            places.fault("gpus", "must be 1 to " + MOST_GPUS + ", not " + gpus);
        }
        return new NodeMapping.Node(
                host,
                target,
                named(map, places, "rack"),
                Math.max(0, gpus),
                named(map, places, "host_type"),
                named(map, places, "gpu_model"));
    }

    private static @Nullable String named(YamlMap map, YamlPlaces places, String field) {
        String text = map.text(field);
        if (text != null && text.isEmpty()) {
            places.fault(field, "is empty; leave it out");
        }
        return text;
    }

    private static @Nullable Target target(YamlMap map, YamlPlaces places) {
        String text = map.text("target");
        try {
            return text == null ? null : Target.parse(text);
        } catch (IllegalArgumentException wrong) {
            places.fault("target", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static <T> void tellTwice(
            YamlPlaces places, String field, @Nullable T name, Map<T, Long> lines, long line) {
        Long first = name == null ? null : lines.putIfAbsent(name, line);
        if (first != null) {
            places.fault(field, "'" + name + "' is named twice, first on line " + first);
        }
    }

    private static long lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1L;
    }
}
