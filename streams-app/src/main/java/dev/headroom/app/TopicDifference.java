package dev.headroom.app;

import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.Cleanup;
import dev.headroom.topics.Topic.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A setting of a topic that is not what the catalogue says.
 *
 * @param topic full name of the topic
 * @param key the setting
 * @param actual what it is
 * @param wanted what it has to be
 */
record TopicDifference(String topic, String key, String actual, String wanted) {

    /** Settings that are limits: more does no harm. */
    private static final Set<String> AT_LEAST =
            Set.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);

    static List<TopicDifference> between(Topic topic, String name, TimeSource time, Config actual) {
        List<TopicDifference> differences = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>(topic.config(time));
        settings.keySet().removeAll(operatorsChoice(topic));
        settings.forEach((key, wanted) -> {
            ConfigEntry entry = actual.get(key);
            String value = entry == null ? "" : Objects.requireNonNullElse(entry.value(), "");
            if (!suffices(key, value, wanted)) {
                differences.add(new TopicDifference(name, key, value, wanted));
            }
        });
        return differences;
    }

    @Override
    public String toString() {
        return "topic " + topic + " has " + key + " " + (actual.isEmpty() ? "unset" : actual) + " instead of " + wanted;
    }

    /** How much of what ages is kept is a matter of disk, and made with a default only. */
    private static Set<String> operatorsChoice(Topic topic) {
        return topic.cleanup() == Cleanup.COMPACTED_AND_AGED
                ? Set.of(TopicConfig.RETENTION_BYTES_CONFIG, TopicConfig.RETENTION_MS_CONFIG)
                : Set.of(TopicConfig.RETENTION_BYTES_CONFIG);
    }

    private static boolean suffices(String key, String value, String wanted) {
        if (AT_LEAST.contains(key) && value.matches("\\d+")) {
            return Long.parseLong(value) >= Long.parseLong(wanted);
        }
        return value.equals(wanted);
    }
}
