package dev.headroom.producers.yaml;

import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A file that is one list, under its name or by itself. */
public final class YamlList {

    private YamlList() {}

    /** The items of the list; none, and a fault, where there is no such list. */
    public static List<Node> items(String file, FaultSink faults, Node root, String name) {
        if (root instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        YamlMap document = new YamlMap(new YamlPlaces(file, faults, root, ""), "", root, Set.of(name));
        document.tellIfMissing(name);
        return document.list(name);
    }

    /** What an item is called in faults: by the text of its field {@code id}, or else by its place in the list. */
    public static String ownerOf(Node item, String id, String place) {
        if (item instanceof MappingNode mapping) {
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(id)
                        && field.getValueNode() instanceof ScalarNode text
                        && !text.getValue().isBlank()) {
                    return text.getValue();
                }
            }
        }
        return place;
    }
}
