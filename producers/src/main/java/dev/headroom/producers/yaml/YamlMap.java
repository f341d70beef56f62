package dev.headroom.producers.yaml;

import dev.headroom.producers.csv.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the file, read field by field. What is wrong goes to the sink with its line; a field that is missing or wrong is
 * read as null or as a stand-in, so that reading goes on and finds the next fault. A field without value is as good as absent.
 */
public final class YamlMap {

    private final YamlPlaces places;
    private final String path;
    private final Node node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    public YamlMap(YamlPlaces places, String path, Node node, Set<String> allowed) {
        this.places = places;
        this.path = path;
        this.node = node;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(field -> take(field, allowed));
        } else {
            places.fault(path, node, null, "must have fields: " + String.join(", ", new TreeSet<>(allowed)));
        }
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    @Nullable
    public Node node(String name) {
        return fields.get(name);
    }

    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    public String text(String name) {
        Node value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        places.fault(pathOf(name), value, null, "must be a single value");
        return null;
    }

    public String required(String name) {
        String text = text(name);
        if (text == null && !fields.containsKey(name)) {
            places.fault(pathOf(name), node, null, "is missing");
        }
        return text == null ? "" : text;
    }

    public String textOr(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    public int integerOr(String name, int otherwise) {
        String text = text(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            fault(name, text, "is not a whole number");
            return otherwise;
        }
    }

    @Nullable
    public LocalDate day(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            fault(name, text, "is not a date such as 2026-01-31");
            return null;
        }
    }

    public LocalDate requiredDay(String name) {
        if (!has(name)) {
            places.fault(pathOf(name), node, null, "is missing");
        }
        LocalDate day = day(name);
        return day == null ? LocalDate.EPOCH : day;
    }

    /** An amount, exactly as written; as in YAML, underscores between digits are only for the eye. */
    @Nullable
    public BigDecimal amount(String name) {
        String text = text(name);
        try {
            return text == null ? null : Amounts.parse(text.replace("_", ""));
        } catch (NumberFormatException refused) {
            fault(name, text, String.valueOf(refused.getMessage()));
            return null;
        }
    }

    public BigDecimal requiredAmount(String name) {
        if (!has(name)) {
            places.fault(pathOf(name), node, null, "is missing");
        }
        BigDecimal amount = amount(name);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    @Nullable
    public List<String> texts(String name) {
        if (!has(name)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        List<Node> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            if (item instanceof ScalarNode scalar) {
                places.note(pathOf(name) + "[" + i + "]", item);
                texts.add(scalar.getValue().strip());
            } else {
                places.fault(pathOf(name) + "[" + i + "]", item, null, "must be a single value");
            }
        }
        return texts;
    }

    public List<Node> list(String name) {
        Node value = fields.get(name);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null) {
            places.fault(pathOf(name), value, null, "must be a list");
        }
        return List.of();
    }

    /** Tells when a list is missing. */
    public void requiredList(String name) {
        if (!has(name) && node instanceof MappingNode) {
            places.fault(pathOf(name), node, null, "is missing");
        }
    }

    private void take(NodeTuple field, Set<String> allowed) {
        String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
        Node key = field.getKeyNode();
        if (!allowed.contains(name)) {
            places.fault(
                    pathOf(name),
                    key,
                    null,
                    "is no field here; the fields are " + String.join(", ", new TreeSet<>(allowed)));
        } else if (fields.containsKey(name)) {
            places.fault(pathOf(name), key, null, "is given twice");
        } else if (!field.getValueNode().getTag().equals(Tag.NULL)) {
            fields.put(name, field.getValueNode());
            places.note(pathOf(name), key);
        }
    }

    private void fault(String name, @Nullable String value, String reason) {
        Node at = fields.get(name);
        places.fault(pathOf(name), at == null ? node : at, value, reason);
    }
}
