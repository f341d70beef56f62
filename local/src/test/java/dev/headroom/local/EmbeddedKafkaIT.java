package dev.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client may expect of the embedded broker. */
class EmbeddedKafkaIT {

    private static final Map<String, Object> TRANSACTIONAL = Map.of("transactional.id", "importer-1");

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static KafkaClients clients;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(new KafkaSettings(directory, 0));
        clients = new KafkaClients(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void shouldShowOnlyCommittedRecordsAndOffsetsWhenTransactionsAreUsed() throws Exception {
        // Given
        clients.createTopic("input", Map.of());
        clients.createTopic("committed", Map.of());
        TopicPartition input = new TopicPartition("input", 0);

        // When
        try (Producer<String, String> producer = clients.producer(TRANSACTIONAL);
                Consumer<String, String> consumer = clients.consumer(Map.of("group.id", "importers"))) {
            ConsumerGroupMetadata group = consumer.groupMetadata();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("committed", "k", "kept")).get();
            producer.sendOffsetsToTransaction(Map.of(input, new OffsetAndMetadata(7)), group);
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("committed", "k", "dropped")).get();
            producer.sendOffsetsToTransaction(Map.of(input, new OffsetAndMetadata(8)), group);
            producer.abortTransaction();
        }

        // Then
        assertThat(clients.values("committed")).containsExactly("kept");
        assertThat(clients.read("committed", "read_uncommitted")).hasSize(2);
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets("importers")
                    .partitionsToOffsetAndMetadata()
                    .get();
            assertThat(offsets).containsEntry(input, new OffsetAndMetadata(7));
        }
    }

    @Test
    void shouldKeepTheLatestRecordPerKeyWhenATopicIsCompacted() throws Exception {
        // Given: a segment a record, so that all but the last can be compacted at once.
        clients.createTopic(
                "compacted",
                Map.of("cleanup.policy", "compact", "segment.ms", "1", "min.cleanable.dirty.ratio", "0.01"));
        List<String> expected = List.of("old-98", "old-99", "end");

        // When
        try (Producer<String, String> producer = clients.producer(Map.of())) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>("compacted", null, (long) i * 10, "key-" + i % 2, "old-" + i))
                        .get();
            }
            producer.send(new ProducerRecord<>("compacted", null, 10_000L, "end", "end"))
                    .get();
        }

        // Then
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(clients.values("compacted")).containsExactlyElementsOf(expected));
    }

    @Test
    void shouldAcceptTheTimestampsOfAnyTimeWhenTheTopicDoesNotLimitThem() throws Exception {
        // Given
        clients.createTopic("timeless", Map.of());
        List<Long> timestamps = List.of(0L, 4_102_444_800_000L);

        // When
        try (Producer<String, String> producer = clients.producer(Map.of())) {
            for (long timestamp : timestamps) {
                producer.send(new ProducerRecord<>("timeless", null, timestamp, "k", "v"))
                        .get();
            }
        }

        // Then
        assertThat(clients.read("timeless", "read_committed"))
                .extracting(ConsumerRecord::timestamp)
                .isEqualTo(timestamps);
        assertThat(config("timeless", "retention.ms")).containsExactly("-1");
    }

    @Test
    void shouldNotMakeATopicWhenAClientMisspellsIt() throws Exception {
        try (Producer<String, String> producer = clients.producer(Map.of("max.block.ms", 1_000));
                Admin admin = clients.admin()) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("misspelt", "v")).get())
                    .hasMessageContaining("misspelt not present in metadata");
            assertThat(admin.listTopics().names().get()).doesNotContain("misspelt");
        }
    }

    @Test
    void shouldListenOnTheLoopbackInterfaceOnly() throws Exception {
        Loopback.assertNobodyListensElsewhere(kafka.port());
    }

    @Test
    void shouldCarryManyRecordsInOrder() throws Exception {
        // Given
        clients.createTopic("many", Map.of());
        List<String> values =
                IntStream.range(0, 50_000).mapToObj(Integer::toString).toList();

        // When
        clients.produce("many", values);

        // Then
        assertThat(clients.values("many")).isEqualTo(values);
    }

    private static List<String> config(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = clients.admin()) {
            return admin.describeConfigs(Set.of(resource)).all().get().values().stream()
                    .map(config -> config.get(name).value())
                    .toList();
        }
    }
}
