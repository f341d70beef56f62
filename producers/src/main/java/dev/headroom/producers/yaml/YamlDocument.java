package dev.headroom.producers.yaml;

import dev.headroom.producers.ImportException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a YAML file as a tree of nodes: every scalar keeps its text as it was written (so an amount loses no digit by way of a
 * double) and every node its line. No Java object is ever constructed from it.
 */
public final class YamlDocument {

    private static final int LARGEST_FILE = 64 * 1024 * 1024;

    private YamlDocument() {}

    /**
     * The root node of a file with a list in it. A file whose name ends in {@code .json} is read as JSON.
     *
     * @param list name of the list that is expected in it
     * @throws ImportException when the file cannot be read, is no YAML or holds nothing
     */
    public static Node read(Path file, String list) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json")
                ? JsonDocument.read(file, list)
                : readYaml(file, listNamed(list));
    }

    /**
     * The root node of a YAML file.
     *
     * @param expected what is to be in it, for people
     * @throws ImportException when the file cannot be read, is no YAML or holds nothing
     */
    public static Node readYaml(Path file, String expected) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return readYaml(String.valueOf(file.getFileName()), reader, expected);
        } catch (NoSuchFileException missing) {
            throw new ImportException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw notYaml(file.toString(), unreadable);
        }
    }

    /**
     * The root node of a text.
     *
     * @param name what the text is called, for people
     * @param expected what is to be in it, for people
     * @throws ImportException when it is no YAML or holds nothing
     */
    public static Node readYaml(String name, Reader content, String expected) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST_FILE);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(content);
        } catch (MarkedYAMLException broken) {
            String place = place(broken.getProblemMark());
            throw new ImportException(name + place + ": is not valid YAML: " + broken.getProblem(), broken);
        } catch (YAMLException unreadable) {
            throw notYaml(name, unreadable);
        }
        if (root == null) {
            throw empty(name, expected);
        }
        return root;
    }

    static String listNamed(String list) {
        return "a list named " + list;
    }

    static ImportException empty(String name, String expected) {
        return new ImportException(name + " is empty: expected " + expected);
    }

    private static ImportException notYaml(String name, Exception cause) {
        return new ImportException("cannot read " + name + ": is it YAML in UTF-8?", cause);
    }

    private static String place(@Nullable Mark mark) {
        return mark == null ? "" : ":" + (mark.getLine() + 1);
    }
}
