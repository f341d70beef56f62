package dev.headroom.producers.commitments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.producers.csv.Amounts;
import dev.headroom.producers.yaml.YamlPlaces;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A FOCUS applicability object written in YAML, as JSON. What is under {@code Values} is text however it looks ({@code 123}, {@code
 * no}); fractions are numbers however they are quoted, digit by digit.
 */
final class YamlJson {

    private static final String VALUES = "Values";
    private static final int DEEPEST = 20;
    private static final int MOST_NODES = 100_000;

    private final YamlPlaces places;
    private int nodes;

    YamlJson(YamlPlaces places) {
        this.places = places;
    }

    /** The JSON text of a node; null for an empty object, which says nothing. */
    @Nullable
    String text(Node node, String path) {
        JsonNode json = json(node, path, "", 0);
        return json.isObject() && json.isEmpty() ? null : json.toString();
    }

    private JsonNode json(Node node, String path, String field, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            places.fault(path, node, null, "is nested too deeply");
            return JsonNodeFactory.instance.nullNode();
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
                if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
                    places.note(path + "." + name, tuple.getKeyNode());
                    object.set(name, json(tuple.getValueNode(), path + "." + name, name, depth + 1));
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < sequence.getValue().size(); i++) {
                Node item = sequence.getValue().get(i);
                places.note(path + "[" + i + "]", item);
                array.add(json(item, path + "[" + i + "]", field, depth + 1));
            }
            return array;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar, field) : JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode scalar(ScalarNode scalar, String field) {
        String text = scalar.getValue();
        if (field.equals(VALUES)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return JsonNodeFactory.instance.booleanNode(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes"));
        }
        if (field.equals("Cost") || field.equals("Usage")) {
            try {
                return JsonNodeFactory.instance.numberNode(Amounts.parse(text));
            } catch (NumberFormatException notANumber) {
                return JsonNodeFactory.instance.textNode(text);
            }
        }
        return JsonNodeFactory.instance.textNode(text);
    }
}
