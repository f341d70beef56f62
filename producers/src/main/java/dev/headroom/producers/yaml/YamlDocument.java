package dev.headroom.producers.yaml;

import dev.headroom.producers.ImportException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
     * The root node.
     *
     * @throws ImportException when the file cannot be read, is no YAML or holds nothing
     */
    public static Node read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST_FILE);
        Node root;
        try (Reader reader = Files.newBufferedReader(file)) {
            root = new Yaml(new SafeConstructor(options)).compose(reader);
        } catch (NoSuchFileException missing) {
            throw new ImportException("there is no file " + file, missing);
        } catch (MarkedYAMLException broken) {
            String place = place(broken.getProblemMark());
            throw new ImportException(
                    file.getFileName() + place + ": is not valid YAML: " + broken.getProblem(), broken);
        } catch (YAMLException | IOException unreadable) {
            throw new ImportException("cannot read " + file + ": is it YAML in UTF-8?", unreadable);
        }
        if (root == null) {
            throw new ImportException(file.getFileName() + " is empty: expected a list named commitments");
        }
        return root;
    }

    private static String place(@Nullable Mark mark) {
        return mark == null ? "" : ":" + (mark.getLine() + 1);
    }
}
