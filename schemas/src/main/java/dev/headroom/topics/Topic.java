package dev.headroom.topics;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * What one topic is: name, direction, key and value schema, and the settings it is created with.
 *
 * @param name table name, without an installation's prefix
 * @param direction whether producers write it or a topology does
 * @param cleanup what the broker may remove
 * @param partitions number of partitions it is created with
 * @param keySchema Avro schema of the key; null where the key is plain UTF-8 text or as received
 * @param valueSchema Avro schema of the value; null where the value is kept as received
 * @param extraConfig settings beyond those that follow from {@code direction} and {@code cleanup}
 */
public record Topic(
        String name,
        Direction direction,
        Cleanup cleanup,
        int partitions,
        @Nullable Schema keySchema,
        @Nullable Schema valueSchema,
        Map<String, String> extraConfig) {

    private static final String FOR_EVER = "-1";

    /** Who writes the topic. Compatibility follows: inputs are BACKWARD_TRANSITIVE, outputs FULL_TRANSITIVE. */
    public enum Direction {
        INPUT("BACKWARD_TRANSITIVE"),
        OUTPUT("FULL_TRANSITIVE");

        private final String compatibility;

        Direction(String compatibility) {
            this.compatibility = compatibility;
        }

        /** The registry's name of how schemas of such a topic may change. */
        public String compatibility() {
            return compatibility;
        }
    }

    /**
     * What the broker may remove: nothing (a log), records that a later one of the same key replaces (a table), or these and rows
     * older than the retention (a table of a moving span of time).
     */
    public enum Cleanup {
        LOG(TopicConfig.CLEANUP_POLICY_DELETE),
        COMPACTED(TopicConfig.CLEANUP_POLICY_COMPACT),
        COMPACTED_AND_AGED(TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /** Where an installation's time comes from: from the time of day, or from the log alone, which may hold any history. */
    public enum TimeSource {
        WALL,
        LOG
    }

    /** Checks that the name is a table name and that there is at least one partition. */
    public Topic {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("topic name '" + name + "' is not lower snake case");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + " needs at least 1 partition, not " + partitions);
        }
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(cleanup, "cleanup");
        extraConfig = Map.copyOf(extraConfig);
    }

    /** The name in an installation whose topics all start with {@code prefix} (empty for none). */
    public String name(String prefix) {
        return prefix + name;
    }

    /** What a record of it is, a sentence or two for people: the documentation of its value schema. */
    public String meaning() {
        return valueSchema == null
                ? "Records that could not be read, as received; their headers say where they were and what is wrong."
                : Objects.requireNonNullElse(valueSchema.getDoc(), name);
    }

    /** Registry subject of the key, where it has a schema. */
    public Optional<String> keySubject(String prefix) {
        return Optional.ofNullable(keySchema).map(schema -> name(prefix) + "-key");
    }

    /** Registry subject of the value, where it has a schema. */
    public Optional<String> valueSubject(String prefix) {
        return Optional.ofNullable(valueSchema).map(schema -> name(prefix) + "-value");
    }

    /**
     * Every topic setting that differs from the broker's defaults. Retention is without limit where {@link #extraConfig} sets
     * none: the default of seven days would let a broker delete replayed history within minutes. Where time comes from the log, no
     * row is too old and no record too far ahead, because the broker measures both with the time of day.
     */
    public Map<String, String> config(TimeSource time) {
        Map<String, String> config = new TreeMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
        config.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        config.putAll(extraConfig);
        if (time == TimeSource.LOG) {
            config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
            if (cleanup == Cleanup.COMPACTED_AND_AGED) {
                config.put(TopicConfig.CLEANUP_POLICY_CONFIG, Cleanup.COMPACTED.policy);
                config.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
            }
        }
        return Map.copyOf(config);
    }
}
