package dev.headroom.producers.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.producers.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a JSON file as the tree of nodes that {@link YamlDocument} makes of YAML. JSON is nearly YAML, but not quite: a YAML parser
 * refuses the tabs and some of the escapes that other tools write.
 */
final class JsonDocument {

    private static final int[] NO_SNIPPET = {};

    private JsonDocument() {}

    /**
     * The root node.
     *
     * @throws ImportException when the file cannot be read, is no JSON or holds nothing
     */
    static Node read(Path file, String list) {
        try (JsonParser json = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            if (json.nextToken() == null) {
                throw YamlDocument.empty(String.valueOf(file.getFileName()), YamlDocument.listNamed(list));
            }
            Node root = node(json);
            if (json.nextToken() != null) {
                throw new ImportException(file.getFileName() + ":" + lineOf(json)
                        + ": is not valid JSON: something follows the end of the document");
            }
            return root;
        } catch (NoSuchFileException missing) {
            throw new ImportException("there is no file " + file, missing);
        } catch (JsonParseException broken) {
            throw new ImportException(
                    file.getFileName() + ":" + broken.getLocation().getLineNr() + ": is not valid JSON: "
                            + broken.getOriginalMessage(),
                    broken);
        } catch (IOException unreadable) {
            throw new ImportException("cannot read " + file + ": is it JSON in UTF-8?", unreadable);
        }
    }

    /** The value that starts at the present token; at its end the parser stands on its last token. */
    private static Node node(JsonParser json) throws IOException {
        Mark start = mark(json);
        return switch (json.currentToken()) {
            case START_OBJECT -> new MappingNode(Tag.MAP, true, fields(json), start, start, FlowStyle.FLOW);
            case START_ARRAY -> new SequenceNode(Tag.SEQ, true, items(json), start, start, FlowStyle.FLOW);
            case VALUE_NULL -> scalar(Tag.NULL, "", start);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Tag.BOOL, json.getText(), start);
            default -> scalar(Tag.STR, json.getText(), start);
        };
    }

    private static List<NodeTuple> fields(JsonParser json) throws IOException {
        List<NodeTuple> fields = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Node name = scalar(Tag.STR, json.currentName(), mark(json));
            json.nextToken();
            fields.add(new NodeTuple(name, node(json)));
        }
        return fields;
    }

    private static List<Node> items(JsonParser json) throws IOException {
        List<Node> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(json));
        }
        return items;
    }

    private static Node scalar(Tag tag, String text, Mark at) {
        return new ScalarNode(tag, text, at, at, ScalarStyle.PLAIN);
    }

    private static Mark mark(JsonParser json) {
        JsonLocation at = json.currentTokenLocation();
        return new Mark("", 0, at.getLineNr() - 1, at.getColumnNr() - 1, NO_SNIPPET, 0);
    }

    private static int lineOf(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }
}
