package dev.headroom.cli.tables;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Messages;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log on and on, committed records only, each partition in its order. A broker that is away, a topic that is not there yet
 * and a registry that does not answer are waited for. Used by one thread, but for {@link #wakeup}.
 */
public final class LogFollower implements AutoCloseable {

    private static final Duration ASK_FOR = Duration.ofSeconds(4);
    private static final long ASK_AFTER_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String PATIENCE_MS = Long.toString(Duration.ofDays(365).toMillis());

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Codec codec;
    private final String topic;
    private final String address;
    private final boolean fromBeginning;
    private @Nullable String waitingFor;
    private boolean placed;
    private long heardAtNanos;

    /**
     * A follower that connects when it is polled.
     *
     * @param clientConfig Kafka's and the registry client's own keys
     * @param fromBeginning whether to begin with the first record there is, or with what comes from the first poll on
     */
    public LogFollower(Map<String, ?> clientConfig, String topicPrefix, Topic log, boolean fromBeginning) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.putIfAbsent(AvroSerdes.PATIENCE_CONFIG, PATIENCE_MS);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.topic = log.name(topicPrefix);
        this.address = String.valueOf(config.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        this.fromBeginning = fromBeginning;
        this.codec = Codec.of(AvroSerdes.of(config), log);
        try {
            consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException wrong) {
            throw new CommandFailure(
                    "cannot make a Kafka client for " + address + ": " + Messages.ofRoot(wrong), wrong);
        }
    }

    /**
     * Gives what has come since the last call to {@code visitor}; where nothing has, waits for it.
     *
     * @throws CommandFailure when the broker refuses
     * @throws WakeupException when {@link #wakeup} was called
     */
    public void poll(Duration atMost, RowVisitor visitor) {
        try {
            if (placed || place(atMost)) {
                read(atMost, visitor);
            }
        } catch (RetriableException away) {
            waitingFor = "the Kafka broker at " + address;
        } catch (WakeupException stopped) {
            throw stopped;
        } catch (KafkaException failed) {
            throw new CommandFailure("cannot read topic " + topic + ": " + Messages.ofRoot(failed), failed);
        }
    }

    private void read(Duration atMost, RowVisitor visitor) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
        if (!records.isEmpty()) {
            waitingFor = null;
            heardAtNanos = System.nanoTime();
        } else if (System.nanoTime() - heardAtNanos > ASK_AFTER_NANOS) {
            // A poll does not tell a broker that is away from a log in which nothing happens.
            consumer.endOffsets(consumer.assignment(), ASK_FOR);
            waitingFor = null;
            heardAtNanos = System.nanoTime();
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            codec.visit(null, record, visitor);
        }
    }

    /** What is missing so that nothing can be read now, as text for people. */
    public Optional<String> waitingFor() {
        return Optional.ofNullable(waitingFor);
    }

    /** Breaks a poll off; for another thread. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Where to begin is settled once, so that nothing that comes later is left out. */
    private boolean place(Duration atMost) {
        @Nullable List<PartitionInfo> infos = consumer.partitionsFor(topic, ASK_FOR);
        if (infos == null || infos.isEmpty()) {
            waitingFor = "topic " + topic + "; create the topics with: headroom topics apply";
            pause(atMost);
            return false;
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(partition -> consumer.position(partition, ASK_FOR));
        waitingFor = null;
        placed = true;
        heardAtNanos = System.nanoTime();
        return true;
    }

    /** A broker that knows no such topic says so at once. */
    private static void pause(Duration atMost) {
        try {
            TimeUnit.MILLISECONDS.sleep(atMost.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("stopped while waiting", stopped);
        }
    }
}
