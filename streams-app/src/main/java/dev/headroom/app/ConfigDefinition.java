package dev.headroom.app;

import java.util.List;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** The keys Headroom itself defines, or gives a default of its own: type, default, what is allowed, meaning. */
final class ConfigDefinition {

    private static final long MEBIBYTE = 1024L * 1024L;
    private static final int LONGEST_PREFIX = 100;
    private static final int BROKER_DEFAULT = -1;

    static final ConfigDef KEYS = new ConfigDef()
            .define(
                    CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigDef.Type.LIST,
                    "127.0.0.1:9092",
                    Importance.HIGH,
                    "Addresses of some of the Kafka brokers.")
            .define(
                    HeadroomConfig.SCHEMA_REGISTRY_URL,
                    ConfigDef.Type.LIST,
                    "http://127.0.0.1:8081",
                    ConfigDef.LambdaValidator.with(ConfigDefinition::checkUrls, () -> "http or https addresses"),
                    Importance.HIGH,
                    "Addresses of the schema registry.")
            .define(
                    HeadroomConfig.TOPIC_PREFIX,
                    ConfigDef.Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(
                            ConfigDefinition::checkPrefix, () -> "letters, digits, '.', '_', '-'"),
                    Importance.MEDIUM,
                    "Stands before the name of every topic and application, so that several installations can share a cluster.")
            .define(
                    HeadroomConfig.CLOCK,
                    ConfigDef.Type.STRING,
                    HeadroomConfig.WALL,
                    ConfigDef.ValidString.in(HeadroomConfig.WALL, HeadroomConfig.LOG),
                    Importance.MEDIUM,
                    "wall: a clock ticks with real time. log: ticks come only from what is replayed, simulated or written by hand.")
            .define(
                    HeadroomConfig.STATE_DIR,
                    ConfigDef.Type.STRING,
                    "",
                    Importance.HIGH,
                    "Directory of the topologies' state. It can be lost, and is then restored from Kafka, which takes its time.")
            .define(
                    StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                    ConfigDef.Type.INT,
                    2,
                    ConfigDef.Range.atLeast(1),
                    Importance.MEDIUM,
                    "Threads of each topology.")
            .define(
                    HeadroomConfig.ROCKSDB_MEMORY_BYTES,
                    ConfigDef.Type.LONG,
                    128 * MEBIBYTE,
                    ConfigDef.Range.atLeast(16 * MEBIBYTE),
                    Importance.MEDIUM,
                    "Memory of RocksDB outside the heap, of all topologies of the process together.")
            .define(
                    StreamsConfig.REPLICATION_FACTOR_CONFIG,
                    ConfigDef.Type.INT,
                    BROKER_DEFAULT,
                    ConfigDef.Range.atLeast(BROKER_DEFAULT),
                    Importance.MEDIUM,
                    "Copies of every topic that is made, internal ones included; -1: as the broker is set up.");

    private ConfigDefinition() {}

    private static void checkUrls(String name, Object value) {
        for (Object url : (List<?>) value) {
            if (!url.toString().matches("(https?|mock)://.+")) {
                throw new ConfigException(url + " is no http or https address");
            }
        }
    }

    private static void checkPrefix(String name, Object value) {
        String prefix = value.toString();
        if (!prefix.matches("[a-zA-Z0-9._-]*") || prefix.length() > LONGEST_PREFIX) {
            throw new ConfigException("a prefix is up to " + LONGEST_PREFIX + " letters, digits, '.', '_' and '-'");
        }
    }
}
