package dev.headroom.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the user set, merged. The later beats the earlier:
 *
 * <ol>
 *   <li>the {@code .properties} file, with Kafka's own keys;
 *   <li>environment variables {@code HEADROOM_…}: the rest of the name in lower case with {@code _} read as {@code .}, so
 *       {@code HEADROOM_BOOTSTRAP_SERVERS} is {@code bootstrap.servers};
 *   <li>flags of the command line.
 * </ol>
 */
public final class ConfigSources {

    private static final String ENVIRONMENT_PREFIX = "HEADROOM_";

    private final Map<String, String> merged = new TreeMap<>();

    private ConfigSources() {}

    /**
     * Merges the three.
     *
     * @param file null for none
     * @param environment of the process; variables without the prefix are ignored
     * @param flags keys given on the command line
     * @throws AppException when the file cannot be read
     */
    public static Map<String, String> merge(
            @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        ConfigSources sources = new ConfigSources();
        if (file != null) {
            sources.addFile(file);
        }
        environment.forEach(sources::addVariable);
        sources.merged.putAll(flags);
        return sources.merged;
    }

    private void addFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw new AppException("there is no configuration file " + file, missing);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new AppException(
                    "configuration file " + file + " cannot be read: " + AppException.reason(unreadable), unreadable);
        }
        // A space after a value is a frequent slip, and no value of ours ends with one.
        properties
                .stringPropertyNames()
                .forEach(key -> merged.put(key, properties.getProperty(key).strip()));
    }

    private void addVariable(String name, String value) {
        if (name.startsWith(ENVIRONMENT_PREFIX)) {
            String key = name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
            merged.put(key.replace('_', '.'), value);
        }
    }
}
