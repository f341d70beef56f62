package dev.headroom.app;

import dev.headroom.topics.Topic.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Configuration of an installation, checked whole: whoever holds one has no fault to expect from it later.
 *
 * <p>Beside the keys below it takes Kafka's own, alone or with the prefixes of Kafka Streams ({@code producer.}, {@code consumer.},
 * …), and the registry client's {@code schema.registry.*}, {@code basic.auth.*} and {@code bearer.auth.*}. Values may be variables
 * of Kafka's config providers ({@code config.providers}).
 */
public final class HeadroomConfig {

    public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    public static final String TOPIC_PREFIX = "topic.prefix";
    public static final String CLOCK = "clock";
    public static final String STATE_DIR = StreamsConfig.STATE_DIR_CONFIG;
    public static final String ROCKSDB_MEMORY_BYTES = "rocksdb.memory.bytes";
    public static final String WALL = "wall";
    public static final String LOG = "log";

    private final Map<String, String> settings;
    private final AbstractConfig own;

    private HeadroomConfig(Map<String, String> settings) {
        this.settings = settings;
        this.own = new AbstractConfig(ConfigDefinition.KEYS, settings, Map.of(), false);
    }

    /**
     * The configuration of an application that runs topologies: every key has to be known, and {@code state.dir} has to be set.
     *
     * @param origin what the faults are headed with, for instance the file
     * @throws AppException with every fault there is
     */
    public static HeadroomConfig forApplication(String origin, Map<String, String> settings) {
        List<String> faults = new ArrayList<>();
        Map<String, String> resolved = ConfigVariables.resolve(settings, faults);
        faults.addAll(ownFaults(resolved));
        resolved.forEach((key, value) -> {
            if (!ConfigDefinition.KEYS.names().contains(key)) {
                faults.addAll(ConfigKeys.faultsOf(key, value));
            }
        });
        if (resolved.getOrDefault(STATE_DIR, "").isBlank()) {
            faults.add(STATE_DIR + ": is not set; name a directory for the topologies' state");
        }
        return orFaults(origin, resolved, faults);
    }

    /**
     * The configuration of a program that only reads and writes topics. It may come from a file that other Kafka tools use too, so
     * keys nobody here knows are left alone.
     *
     * @throws AppException with every fault there is
     */
    public static HeadroomConfig forClients(String origin, Map<String, String> settings) {
        List<String> faults = new ArrayList<>();
        Map<String, String> resolved = ConfigVariables.resolve(settings, faults);
        faults.addAll(ownFaults(resolved));
        return orFaults(origin, resolved, faults);
    }

    public String topicPrefix() {
        return own.getString(TOPIC_PREFIX);
    }

    /** Whether a clock has to tick with real time. */
    public boolean isWallClock() {
        return own.getString(CLOCK).equals(WALL);
    }

    /** Where time comes from: the time of day, or the log. */
    public TimeSource timeSource() {
        return isWallClock() ? TimeSource.WALL : TimeSource.LOG;
    }

    public Path stateDir() {
        return Path.of(own.getString(STATE_DIR));
    }

    public long rocksDbMemoryBytes() {
        return own.getLong(ROCKSDB_MEMORY_BYTES);
    }

    /** Copies of every topic that is made; −1: as the broker is set up. */
    public short replicationFactor() {
        return own.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG).shortValue();
    }

    public String bootstrapServers() {
        return String.join(",", own.getList(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    public String schemaRegistryUrl() {
        return String.join(",", own.getList(SCHEMA_REGISTRY_URL));
    }

    /** What every client of Kafka and the registry needs: addresses, and all keys without a prefix that are not ours alone. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>();
        settings.forEach((key, value) -> {
            if (!ConfigDefinition.KEYS.names().contains(key) && !ConfigKeys.hasPrefix(key)) {
                properties.put(key, value);
            }
        });
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.put(SCHEMA_REGISTRY_URL, schemaRegistryUrl());
        return properties;
    }

    /** What Kafka Streams needs of it: all keys but those it does not know. */
    Map<String, Object> streamsProperties() {
        Map<String, Object> properties = new TreeMap<>(settings);
        properties.keySet().removeAll(List.of(TOPIC_PREFIX, CLOCK));
        ConfigDefinition.KEYS.names().stream()
                .filter(StreamsConfig.configDef().names()::contains)
                .forEach(key -> properties.put(key, own.values().get(key)));
        properties.put(ROCKSDB_MEMORY_BYTES, rocksDbMemoryBytes());
        return properties;
    }

    private static HeadroomConfig orFaults(String origin, Map<String, String> resolved, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AppException(
                    origin + (faults.size() == 1 ? " has a fault" : " has " + faults.size() + " faults"), faults);
        }
        return new HeadroomConfig(resolved);
    }

    private static List<String> ownFaults(Map<String, String> resolved) {
        List<String> faults = new ArrayList<>();
        for (ConfigValue judged : ConfigDefinition.KEYS.validate(resolved)) {
            faults.addAll(ConfigKeys.messages(judged.name(), resolved.getOrDefault(judged.name(), ""), judged));
        }
        return faults;
    }
}
