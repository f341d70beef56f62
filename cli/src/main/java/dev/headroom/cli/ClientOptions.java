package dev.headroom.cli;

import dev.headroom.serde.AvroSerdes;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The flags of every command that talks to a cluster; they follow those of Kafka's own tools. A flag beats
 * {@code --command-property}, which beats {@code --command-config}, which beats the default. Values like {@code ${env:NAME}} are
 * filled in by Kafka's config providers where {@code config.providers} names them.
 */
public final class ClientOptions {

    /** Key of the prefix of an installation's topics. */
    public static final String TOPIC_PREFIX_CONFIG = "topic.prefix";

    private static final String DEFAULT_BOOTSTRAP_SERVER = "127.0.0.1:9092";
    private static final String DEFAULT_REGISTRY = "http://127.0.0.1:8081";
    private static final int READ_PATIENCE_MS = 3_000;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description =
                    "Kafka broker to begin with; several are separated by commas. Default: " + DEFAULT_BOOTSTRAP_SERVER)
    private @Nullable String bootstrapServer;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Schema registry. Default: " + DEFAULT_REGISTRY)
    private @Nullable String schemaRegistry;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Client settings: a .properties file with Kafka's and the registry client's own keys.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--command-property",
            paramLabel = "KEY=VALUE",
            description = "One client setting; may be repeated.")
    private Map<String, String> commandProperties = new LinkedHashMap<>();

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description = "What the names of all topics start with. Default: nothing")
    private @Nullable String topicPrefix;

    /**
     * The settings of Kafka's and the registry's clients, complete.
     *
     * @throws CommandFailure when the file cannot be read or a config provider fails
     */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = settings();
        config.remove(TOPIC_PREFIX_CONFIG);
        return config;
    }

    /** The same for commands that only read: they wait for a registry for seconds, not for minutes. */
    public Map<String, Object> readConfig() {
        Map<String, Object> config = clientConfig();
        config.putIfAbsent(AvroSerdes.PATIENCE_CONFIG, Integer.toString(READ_PATIENCE_MS));
        return config;
    }

    /** What the names of all topics of the installation start with; mostly nothing. */
    public String topicPrefix() {
        return topicPrefix == null ? String.valueOf(settings().getOrDefault(TOPIC_PREFIX_CONFIG, "")) : topicPrefix;
    }

    /**
     * Finds out within seconds that broker and registry answer.
     *
     * @throws CommandFailure naming the address of the one that does not
     */
    public void requireReachable() {
        Map<String, Object> config = clientConfig();
        Reachability.requireBroker(config);
        Reachability.requireRegistry(config);
    }

    private Map<String, Object> settings() {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_BOOTSTRAP_SERVER);
        config.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, DEFAULT_REGISTRY);
        if (commandConfig != null) {
            config.putAll(read(commandConfig));
        }
        config.putAll(commandProperties);
        if (bootstrapServer != null) {
            config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
        }
        if (schemaRegistry != null) {
            config.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, schemaRegistry);
        }
        return resolved(config);
    }

    private static Map<String, Object> resolved(Map<String, Object> config) {
        try {
            return new HashMap<>(new AbstractConfig(new ConfigDef(), config, false).originals());
        } catch (ConfigException wrong) {
            throw new CommandFailure("client settings: " + Messages.of(wrong), wrong);
        }
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader content = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(content);
        } catch (NoSuchFileException missing) {
            throw new CommandFailure("--command-config " + file + ": there is no such file", missing);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CommandFailure(
                    "--command-config " + file + " cannot be read: " + Messages.of(unreadable), unreadable);
        }
        Map<String, String> config = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> config.put(key, properties.getProperty(key)));
        return config;
    }
}
