package dev.headroom.app;

import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Makes the topics of an installation what the catalogue says, or tells how they differ from it. */
public final class TopicAdmin {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;
    private final String prefix;
    private final short replicationFactor;
    private final TimeSource time;

    /**
     * Works on the topics that a prefix stands before.
     *
     * @param admin stays open
     * @param replicationFactor copies of topics that are made; below 1: as the broker is set up
     * @param time where the installation's time comes from; some settings depend on it
     */
    public TopicAdmin(Admin admin, String prefix, short replicationFactor, TimeSource time) {
        this.admin = admin;
        this.prefix = prefix;
        this.replicationFactor = replicationFactor;
        this.time = time;
    }

    /**
     * Makes missing topics and mends settings that differ. Doing it again changes nothing.
     *
     * @return what was done, a line each; empty when all was well
     * @throws AppException when the cluster refuses, or a topic has a number of partitions that does not do: that cannot be mended
     */
    public List<String> apply() {
        List<String> done = new ArrayList<>();
        Map<Topic, Integer> existing = describe();
        for (Topic topic : TopicCatalogue.all()) {
            if (!existing.containsKey(topic)) {
                create(topic);
                done.add("made topic " + topic.name(prefix));
            }
        }
        awaitAll();
        if (!done.isEmpty()) {
            awaitLeaders();
        }
        List<TopicDifference> differences = differences(existing);
        mend(differences);
        differences.forEach(
                mended -> done.add("set " + mended.key() + " of topic " + mended.topic() + " to " + mended.wanted()));
        List<String> faults = partitionFaults(existing);
        if (!faults.isEmpty()) {
            throw new AppException("the number of partitions of a topic cannot be mended; make it anew", faults);
        }
        return done;
    }

    /** Every difference from the catalogue that matters, a line each; empty when the topologies can run. */
    public List<String> check() {
        Map<Topic, Integer> existing = describe();
        List<String> faults = new ArrayList<>(missing(existing));
        faults.addAll(partitionFaults(existing));
        differences(existing).forEach(difference -> faults.add(difference.toString()));
        return faults;
    }

    /**
     * How many partitions each topic really has, by its name in the catalogue.
     *
     * @throws AppException naming every topic that is missing, or has several partitions where one task has to see all of it
     */
    public Map<String, Integer> partitions() {
        Map<Topic, Integer> existing = describe();
        List<String> faults = new ArrayList<>(missing(existing));
        existing.forEach((topic, actual) -> {
            if (topic.partitions() == 1 && actual != 1) {
                faults.add(partitionFault(topic, actual));
            }
        });
        if (!faults.isEmpty()) {
            throw new AppException("topics are not as they have to be; see headroom topics apply", faults);
        }
        return existing.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private Map<Topic, Integer> describe() {
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(TopicCatalogue.all().stream()
                        .map(topic -> topic.name(prefix))
                        .toList())
                .topicNameValues();
        Map<Topic, Integer> existing = new HashMap<>();
        for (Topic topic : TopicCatalogue.all()) {
            String name = topic.name(prefix);
            Answers.of(Objects.requireNonNull(answers.get(name)), "look at topic " + name)
                    .ifPresent(description ->
                            existing.put(topic, description.partitions().size()));
        }
        return existing;
    }

    private void create(Topic topic) {
        NewTopic wanted = new NewTopic(
                        topic.name(prefix),
                        Optional.of(topic.partitions()),
                        replicationFactor < 1 ? Optional.empty() : Optional.of(replicationFactor))
                .configs(topic.config(time));
        Answers.of(admin.createTopics(List.of(wanted)).all(), "make topic " + topic.name(prefix));
    }

    /** A broker knows of a new topic a little later than the controller that made it. */
    private void awaitAll() {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (describe().size() < TopicCatalogue.all().size()) {
            if (System.nanoTime() > deadline) {
                throw new AppException("topics were made but the cluster does not show them", missing(describe()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /**
     * Until a partition has a leader its broker may refuse a producer's first batch and take the second, which an idempotent
     * producer cannot mend. The question for offsets is repeated by the client until each leader answers.
     */
    private void awaitLeaders() {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        describe().forEach((topic, partitions) -> {
            for (int partition = 0; partition < partitions; partition++) {
                all.put(new TopicPartition(topic.name(prefix), partition), OffsetSpec.latest());
            }
        });
        Answers.of(admin.listOffsets(all).all(), "find the leaders of the new topics");
    }

    private List<TopicDifference> differences(Map<Topic, Integer> existing) {
        Map<ConfigResource, KafkaFuture<Config>> answers = admin.describeConfigs(
                        existing.keySet().stream().map(this::resource).toList())
                .values();
        return TopicCatalogue.all().stream()
                .filter(existing::containsKey)
                .flatMap(topic -> Answers.of(
                                Objects.requireNonNull(answers.get(resource(topic))),
                                "look at topic " + topic.name(prefix))
                        .stream()
                        .flatMap(config -> TopicDifference.between(topic, topic.name(prefix), time, config).stream()))
                .toList();
    }

    private void mend(List<TopicDifference> differences) {
        differences.forEach(difference -> Answers.of(
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, difference.topic()),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry(difference.key(), difference.wanted()),
                                        AlterConfigOp.OpType.SET))))
                        .all(),
                "set " + difference.key() + " of topic " + difference.topic()));
    }

    private List<String> missing(Map<Topic, Integer> existing) {
        return TopicCatalogue.all().stream()
                .filter(topic -> !existing.containsKey(topic))
                .map(topic -> "topic " + topic.name(prefix) + " is missing")
                .toList();
    }

    /** One task has to see all of a topic with one partition; of others there may be more, for more tasks. */
    private List<String> partitionFaults(Map<Topic, Integer> existing) {
        List<String> faults = new ArrayList<>();
        for (Topic topic : TopicCatalogue.all()) {
            int wanted = topic.partitions();
            int actual = existing.getOrDefault(topic, wanted);
            if (wanted == 1 ? actual != 1 : actual < wanted) {
                faults.add(partitionFault(topic, actual));
            }
        }
        return faults;
    }

    private String partitionFault(Topic topic, int actual) {
        return "topic %s has %d partition%s instead of %s%d"
                .formatted(
                        topic.name(prefix),
                        actual,
                        actual == 1 ? "" : "s",
                        topic.partitions() == 1 ? "" : "at least ",
                        topic.partitions());
    }

    private ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name(prefix));
    }
}
