package dev.headroom.producers.simulator;

import dev.headroom.producers.ImportException;
import dev.headroom.producers.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Scenarios in files, written by hand (YAML) or shipped. */
public final class ScenarioFile {

    private static final List<String> SHIPPED = List.of(
            "calm",
            "aws-us-east-1-2025-10-20",
            "azure-front-door-2025-10-29",
            "demo",
            "everything-silent",
            "flapping",
            "gpu-failures",
            "messy",
            "saturation",
            "silent-source",
            "two-regions");
    private static final String FOLDER = "/scenarios/";
    private static final String DEFAULT_FLEET = "fleet.yaml";
    private static final String DEFAULT_QUANTILES = "made-up-quantiles.csv";
    /** Power limit of the GPU that the shipped quantiles imagine. */
    private static final int DEFAULT_LIMIT_WATTS = 1_000;

    private static final String EXPECTED = "a scenario with fields such as duration, fleet and events";

    private ScenarioFile() {}

    /** Names of the scenarios that are shipped. */
    public static List<String> shippedNames() {
        return SHIPPED;
    }

    /**
     * A scenario by the name of a shipped one, or by its file.
     *
     * @throws ImportException when there is none, or listing every fault with its place
     */
    public static Scenario named(String nameOrFile) {
        if (SHIPPED.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.exists(file)) {
            throw new ImportException(
                    "there is no scenario and no file " + nameOrFile + "; shipped are " + String.join(", ", SHIPPED));
        }
        return read(file);
    }

    /**
     * A scenario that is shipped.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Scenario shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("no scenario " + name + " is shipped");
        }
        String file = name + ".yaml";
        return new ScenarioYaml(name, (quantiles, limitWatts) -> quantiles(null, quantiles, limitWatts))
                .read(file, document(file), defaultFleet());
    }

    /**
     * A scenario in a file; quantile files it names are looked for beside it.
     *
     * @throws ImportException listing every fault with its place
     */
    public static Scenario read(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        Path folder = file.toAbsolutePath().getParent();
        return new ScenarioYaml(name, (quantiles, limitWatts) -> quantiles(folder, quantiles, limitWatts))
                .read(String.valueOf(file.getFileName()), YamlDocument.readYaml(file, EXPECTED), defaultFleet());
    }

    private static List<Node> defaultFleet() {
        return document(DEFAULT_FLEET) instanceof SequenceNode clusters ? clusters.getValue() : List.of();
    }

    private static Node document(String name) {
        try (Reader content = resource(name)) {
            return YamlDocument.readYaml(name, content, EXPECTED);
        } catch (IOException broken) {
            throw new IllegalStateException(name + " cannot be read", broken);
        }
    }

    private static LoadDistribution quantiles(@Nullable Path folder, @Nullable String file, int limitWatts) {
        if (file == null) {
            try (Reader content = resource(DEFAULT_QUANTILES)) {
                return new LoadDistribution(QuantileFile.read(DEFAULT_QUANTILES, content), DEFAULT_LIMIT_WATTS);
            } catch (IOException broken) {
                throw new IllegalStateException(DEFAULT_QUANTILES + " cannot be read", broken);
            }
        }
        Path path = folder == null ? Path.of(file) : folder.resolve(file);
        try (Reader content = Files.newBufferedReader(path)) {
            return new LoadDistribution(QuantileFile.read(String.valueOf(path.getFileName()), content), limitWatts);
        } catch (NoSuchFileException missing) {
            throw new ImportException("there is no quantile file " + path, missing);
        } catch (IOException unreadable) {
            throw new ImportException("cannot read the quantile file " + path + ": is it CSV in UTF-8?", unreadable);
        }
    }

    private static Reader resource(String name) {
        InputStream content = ScenarioFile.class.getResourceAsStream(FOLDER + name);
        if (content == null) {
            throw new IllegalStateException(name + " is not shipped");
        }
        return new InputStreamReader(content, StandardCharsets.UTF_8);
    }
}
