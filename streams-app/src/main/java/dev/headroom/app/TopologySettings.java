package dev.headroom.app;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.TimeSource;
import java.util.Map;

/**
 * What a topology has to know of the installation it runs in.
 *
 * @param topicPrefix stands before every topic's name; empty for none
 * @param serdes serdes of the topics others read
 * @param partitions number of partitions each topic really has, by its name in the catalogue
 * @param timeSource where ticks come from: whether what is decided may be about now
 */
public record TopologySettings(
        String topicPrefix, AvroSerdes serdes, Map<String, Integer> partitions, TimeSource timeSource) {

    public TopologySettings {
        partitions = Map.copyOf(partitions);
    }

    /** Name of the topic in this installation. */
    public String nameOf(Topic topic) {
        return topic.name(topicPrefix);
    }

    /** How many partitions the topic really has. */
    public int partitionsOf(Topic topic) {
        return partitions.getOrDefault(topic.name(), topic.partitions());
    }
}
