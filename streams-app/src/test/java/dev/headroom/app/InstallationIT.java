package dev.headroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics, schemas and a running topology on a real broker and registry; each test is an installation with a prefix of its own. */
class InstallationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static LocalCluster cluster;
    private static Admin admin;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalSettings.in(directory.resolve("cluster")));
        admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldMakeTopicsOnce() {
        // Given
        TopicAdmin topics = new TopicAdmin(admin, "once_", (short) -1, TimeSource.LOG);
        assertThat(topics.check()).hasSize(TopicCatalogue.all().size()).contains("topic once_spend_daily is missing");
        assertThatThrownBy(topics::partitions)
                .isInstanceOf(AppException.class)
                .hasMessageContaining("headroom topics apply");

        // When
        List<String> done = topics.apply();

        // Then
        assertThat(done).hasSize(TopicCatalogue.all().size()).contains("made topic once_spend_daily");
        assertThat(topics.check()).isEmpty();
        assertThat(topics.apply()).isEmpty();
        assertThat(topics.partitions()).containsEntry("cloud_spend", 4).containsEntry("fx_rates", 1);
    }

    @Test
    void shouldTellAndMendWhatDiffers() throws Exception {
        // Given
        admin.createTopics(List.of(
                        new NewTopic("wrong_cloud_spend", 2, (short) 1).configs(Map.of("retention.ms", "604800000")),
                        new NewTopic("wrong_fx_rates", 3, (short) 1).configs(Map.of("cleanup.policy", "delete"))))
                .all()
                .get();
        TopicAdmin topics = new TopicAdmin(admin, "wrong_", (short) -1, TimeSource.LOG);
        // The broker that is asked may learn of new topics a little later than the controller that made them.
        Awaitility.await()
                .until(() -> !topics.check().contains("topic wrong_cloud_spend is missing")
                        && !topics.check().contains("topic wrong_fx_rates is missing"));

        // When
        List<String> before = topics.check();
        AppException left = catchThrowableOfType(AppException.class, topics::apply);

        // Then
        assertThat(before)
                .contains(
                        "topic wrong_spend_daily is missing",
                        "topic wrong_cloud_spend has 2 partitions instead of at least 4",
                        "topic wrong_cloud_spend has retention.ms 604800000 instead of -1",
                        "topic wrong_fx_rates has 3 partitions instead of 1",
                        "topic wrong_fx_rates has cleanup.policy delete instead of compact");
        assertThat(left.faults())
                .containsExactly(
                        "topic wrong_cloud_spend has 2 partitions instead of at least 4",
                        "topic wrong_fx_rates has 3 partitions instead of 1");
        assertThat(topics.check()).containsExactlyElementsOf(left.faults());
        assertThat(catchThrowableOfType(AppException.class, topics::partitions).faults())
                .containsExactly("topic wrong_fx_rates has 3 partitions instead of 1");
    }

    @Test
    void shouldRegisterSchemasOnce() throws Exception {
        // Given
        AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", cluster.registryUrl()));
        SchemaAdmin schemas = new SchemaAdmin(serdes.registry(), "reg_");
        assertThat(schemas.check()).contains("subject reg_spend_daily-value has not the schema of this release");

        // When
        List<String> done = schemas.register();

        // Then
        assertThat(done).contains("registered subject reg_spend_daily-value");
        assertThat(schemas.check()).isEmpty();
        assertThat(schemas.register()).isEmpty();
        assertThat(serdes.registry().getCompatibility("reg_spend_daily-value")).isEqualTo("FULL_TRANSITIVE");
        assertThat(serdes.registry().getCompatibility("reg_cloud_spend-value")).isEqualTo("BACKWARD_TRANSITIVE");
    }

    @Test
    void shouldCountExactlyOnceAcrossARestart() throws Exception {
        // Given
        HeadroomConfig config = installation("run_");

        // When
        try (TopologyRunner runner = run(config)) {
            assertThat(runner.awaitRunning(PATIENCE)).isTrue();
            send("run_cloud_spend", "a", "b", "a");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> counts("run_dead_letters"), Map.of("a", "2", "b", "1")::equals);
            assertThat(runner.states()).containsEntry("toy", "RUNNING");
        }
        send("run_cloud_spend", "b");
        try (TopologyRunner runner = run(config)) {

            // Then
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> counts("run_dead_letters"), Map.of("a", "2", "b", "2")::equals);
            assertThat(runner.close(PATIENCE)).isTrue();
            runner.awaitEnd();
        }
    }

    @Test
    void shouldEndWithWhatKilledIt() throws Exception {
        // Given
        HeadroomConfig config = installation("dead_");

        // When
        try (TopologyRunner runner = run(config)) {
            send("dead_cloud_spend", "a", ToyTopology.POISON);

            // Then
            assertThatThrownBy(runner::awaitEnd)
                    .isInstanceOf(AppException.class)
                    .hasMessage("topology toy failed: cannot digest poison");
        }
    }

    @Test
    void shouldNotStartWhenTheStateDirectoryIsAFile() {
        // Given
        HeadroomConfig config = HeadroomConfig.forApplication("test", Map.of("state.dir", "/dev/null/state"));

        // Then
        assertThatThrownBy(() -> TopologyRunner.start(config, serdes(config), Map.of(), List.of()))
                .isInstanceOf(AppException.class)
                .hasMessageStartingWith("state directory /dev/null/state cannot be made");
    }

    private static HeadroomConfig installation(String prefix) {
        HeadroomConfig config = HeadroomConfig.forApplication(
                "test",
                Map.of(
                        "bootstrap.servers", cluster.bootstrapServers(),
                        "schema.registry.url", cluster.registryUrl(),
                        "topic.prefix", prefix,
                        "state.dir", directory.resolve(prefix + "state").toString()));
        new TopicAdmin(admin, prefix, (short) -1, TimeSource.LOG).apply();
        return config;
    }

    private static TopologyRunner run(HeadroomConfig config) {
        Map<String, Integer> partitions =
                new TopicAdmin(admin, config.topicPrefix(), (short) -1, TimeSource.LOG).partitions();
        return TopologyRunner.start(config, serdes(config), partitions, List.of(new ToyTopology()));
    }

    private static AvroSerdes serdes(HeadroomConfig config) {
        return AvroSerdes.of(config.clientProperties());
    }

    private static void send(String topic, String... keys) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(topic, 0, key, key.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    /** The latest committed count of each key. */
    private static Map<String, String> counts(String topic) {
        Map<String, String> counts = new HashMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Optional.ofNullable(
                            consumer.endOffsets(List.of(partition)).get(partition))
                    .orElse(0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    counts.put(record.key(), record.value());
                }
            }
        }
        return counts;
    }
}
