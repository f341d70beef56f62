package dev.headroom.acceptance;

import dev.headroom.commitments.oracle.Tables;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer with {@code isolation.level=read_committed} finds in the topics, by the plainest of means. Rows are as the oracle
 * writes them: by column name, whole numbers as Long, days as ISO text.
 */
public final class CommittedRows {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, String> client;
    private final String topicPrefix;
    private final AvroSerdes serdes;

    /** Of the installation whose topics have that prefix; empty for none. */
    public CommittedRows(Map<String, String> client, String topicPrefix) {
        this.client = client;
        this.topicPrefix = topicPrefix;
        this.serdes = AvroSerdes.of(client);
    }

    /** The four tables that the oracle knows. */
    public Tables tables() {
        return new Tables(
                latest(TopicCatalogue.SPEND_DAILY),
                latest(TopicCatalogue.COMMITMENT_CONSUMPTION),
                latest(TopicCatalogue.COMMITMENT_PERIODS),
                latest(TopicCatalogue.COMMITMENT_PORTFOLIO));
    }

    /** The latest row of every key. */
    public List<Map<String, @Nullable Object>> latest(Topic table) {
        Map<ByteBuffer, byte @Nullable []> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(table)) {
            latest.put(ByteBuffer.wrap(record.key()), record.value());
        }
        return rows(table, latest.values());
    }

    /** Every row that ever was, while the topic is not compacted. */
    public List<Map<String, @Nullable Object>> all(Topic table) {
        return rows(table, records(table).stream().map(ConsumerRecord::value).toList());
    }

    /** Every record of a topic, as bytes, from its beginning to what is committed now. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /**
     * Follows a table from its beginning until a row is as described; every row that comes is looked at, in the order of its partition.
     *
     * @param what the row that is waited for, for the message
     */
    public void await(Topic table, String what, Duration patience, Predicate<Map<String, @Nullable Object>> wanted) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        String last = "none";
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, table);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < deadlineNanos) {
                List<byte @Nullable []> values = new ArrayList<>();
                consumer.poll(POLL).forEach(record -> values.add(record.value()));
                for (Map<String, @Nullable Object> row : rows(table, values)) {
                    if (wanted.test(row)) {
                        return;
                    }
                    last = row.toString();
                }
            }
        }
        throw new AssertionError(what + " has not come to " + table.name(topicPrefix) + " within "
                + patience.toSeconds() + " s; the last row is " + last);
    }

    /** How far the partitions of topics reach, what is committed alone. */
    public Map<TopicPartition, Long> ends(Topic... topics) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(Stream.of(topics)
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList());
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.name(topicPrefix)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private List<Map<String, @Nullable Object>> rows(Topic table, Collection<byte @Nullable []> values) {
        Deserializer<GenericRecord> reader =
                serdes.generic(Objects.requireNonNull(table.valueSchema(), "a table"), false);
        return values.stream()
                .filter(Objects::nonNull)
                .map(value -> columns(reader.deserialize(table.name(), value)))
                .toList();
    }

    private static Map<String, @Nullable Object> columns(GenericRecord row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            columns.put(field.name(), plain(field.schema(), row.get(field.pos())));
        }
        return columns;
    }

    private static @Nullable Object plain(Schema schema, @Nullable Object value) {
        if (value instanceof Long millis && isDay(schema)) {
            return Instant.ofEpochMilli(millis)
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }

    private static boolean isDay(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream().anyMatch(CommittedRows::isDay)
                : "day".equals(schema.getProp("headroom.format"));
    }
}
