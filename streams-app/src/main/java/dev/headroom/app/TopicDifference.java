package dev.headroom.app;

import dev.headroom.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    static List<TopicDifference> between(Topic topic, String name, Config actual) {
        List<TopicDifference> differences = new ArrayList<>();
        topic.config().forEach((key, wanted) -> {
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

    private static boolean suffices(String key, String value, String wanted) {
        if (AT_LEAST.contains(key) && value.matches("\\d+")) {
            return Long.parseLong(value) >= Long.parseLong(wanted);
        }
        return value.equals(wanted);
    }
}
