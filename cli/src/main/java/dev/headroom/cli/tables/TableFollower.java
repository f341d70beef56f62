package dev.headroom.cli.tables;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Holds the latest committed row per key of a few small tables, and keeps up with them. Where {@link TableReader} reads a topic
 * again from its beginning, this reads on. Used by one thread.
 */
public final class TableFollower implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Followed> byName = new HashMap<>();
    private final String topicPrefix;

    /** What is known of one table. */
    private record Followed(
            Deserializer<GenericRecord> keys,
            Deserializer<GenericRecord> values,
            TreeMap<RowKey, GenericRecord> rows) {}

    /**
     * A follower of tables that exist.
     *
     * @param clientConfig Kafka's and the registry client's own keys
     */
    public TableFollower(Map<String, ?> clientConfig, String topicPrefix, Collection<Topic> tables) {
        this.topicPrefix = topicPrefix;
        AvroSerdes serdes = AvroSerdes.of(clientConfig);
        for (Topic table : tables) {
            byName.put(
                    table.name(topicPrefix),
                    new Followed(
                            serdes.generic(Objects.requireNonNull(table.keySchema(), table.name()), true),
                            serdes.generic(TableReader.schemaOf(table), false),
                            new TreeMap<>()));
        }
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        assignAll();
    }

    /** Takes in what has come since the last call; where nothing has, waits for it. */
    public void poll(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            Followed table = Objects.requireNonNull(byName.get(record.topic()));
            RowKey key = RowKey.of(table.keys().deserialize(record.topic(), record.key()));
            if (record.value() == null) {
                table.rows().remove(key);
            } else {
                table.rows().put(key, table.values().deserialize(record.topic(), record.value()));
            }
        }
    }

    /** The rows of a followed table as far as they were taken in, in the order of their keys. */
    public List<GenericRecord> rows(Topic table) {
        return List.copyOf(Objects.requireNonNull(byName.get(table.name(topicPrefix)), table.name())
                .rows()
                .values());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void assignAll() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String name : byName.keySet()) {
            consumer.partitionsFor(name).forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }
}
