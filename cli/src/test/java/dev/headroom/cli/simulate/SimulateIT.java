package dev.headroom.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.TopicAdmin;
import dev.headroom.cli.CommandRun;
import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import dev.headroom.local.LocalCluster;
import dev.headroom.local.LocalSettings;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Into a real broker; each run has topics of its own, by a prefix. */
@TestInstance(Lifecycle.PER_CLASS)
class SimulateIT {

    private static final int PARTITIONS = 4;

    @TempDir
    private Path directory;

    private @Nullable LocalCluster cluster;

    @BeforeAll
    void startCluster(@TempDir Path clusterDirectory) {
        cluster = LocalCluster.start(LocalSettings.in(clusterDirectory.resolve("data")));
    }

    @AfterAll
    void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldWriteTheSameLogsTwiceWithTicksInEveryPartition() {
        // Given
        String[] past = {"--scenario", "messy", "--start", "2025-10-20T06:30:00Z", "--duration", "5m"};

        // When
        CommandRun first = simulate("one_", TimeSource.LOG, past);
        simulate("two_", TimeSource.LOG, past);

        // Then
        assertThat(first.err()).isEmpty();
        assertThat(first.lines())
                .hasSize(7)
                .contains("event time  2025-10-20T06:30:00Z to 2025-10-20T06:35:00Z, 5 min", "ticks       61");
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> one = partitions("one_gpu_utilization");
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> two = partitions("two_gpu_utilization");
        assertThat(one).hasSize(PARTITIONS);
        one.forEach((partition, records) -> {
            assertThat(bytes(records)).isEqualTo(bytes(two.getOrDefault(partition, List.of())));
            List<GpuReport> reports = reports("one_gpu_utilization", records);
            assertThat(reports.stream().filter(report -> report.getKind() == ReportKind.TICK))
                    .hasSize(61);
            assertThat(reports.stream().filter(report -> report.getKind() == ReportKind.SAMPLE))
                    .isNotEmpty();
        });
    }

    @Test
    void shouldReportNowAndLeaveTheTicksToTheInstallation() throws IOException {
        // Given
        Path scenario = Files.writeString(directory.resolve("quick.yaml"), """
                interval: 1s
                report_spread: 500ms
                report_jitter: 0s
                fleet:
                  - {provider: aws, regions: [us-east-1], gpu_model: H200, nodes: 8}
                """);
        Instant before = Instant.now();

        // When
        CommandRun run = simulate("now_", TimeSource.WALL, "--scenario", scenario.toString(), "--duration", "4s");

        // Then
        Instant after = Instant.now();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).contains("ticks       none, the installation ticks");
        List<ConsumerRecord<byte[], byte[]>> records = partitions("now_gpu_utilization").values().stream()
                .flatMap(List::stream)
                .toList();
        assertThat(records)
                .hasSizeBetween(8 * 2, 8 * 4)
                .allSatisfy(record ->
                        assertThat(Instant.ofEpochMilli(record.timestamp())).isBetween(before, after));
        assertThat(reports("now_gpu_utilization", records)).allMatch(report -> report.getKind() == ReportKind.SAMPLE);
    }

    private CommandRun simulate(String prefix, TimeSource time, String... arguments) {
        try (Admin admin = Admin.create(Map.copyOf(running().clientProperties()))) {
            new TopicAdmin(admin, prefix, (short) 1, time).apply();
        }
        CommandRun run = CommandRun.of(Stream.of(
                        Stream.of("simulate"),
                        Arrays.stream(arguments),
                        Stream.of(
                                "--bootstrap-server",
                                running().bootstrapServers(),
                                "--schema-registry",
                                running().registryUrl(),
                                "--topic-prefix",
                                prefix))
                .flatMap(argument -> argument)
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions(String topic) {
        Map<String, Object> config = new HashMap<>(running().clientProperties());
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.computeIfAbsent(record.partition(), p -> new ArrayList<>())
                                .add(record));
            }
        }
        return records;
    }

    private List<GpuReport> reports(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
        Deserializer<GpuReport> reader = AvroSerdes.of(running().clientProperties())
                .value(GpuReport.class)
                .deserializer();
        return records.stream()
                .map(record -> reader.deserialize(topic, record.value()))
                .toList();
    }

    private static List<String> bytes(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> record.timestamp() + " " + Arrays.toString(record.key()) + " "
                        + Arrays.toString(Arrays.copyOfRange(record.value(), 5, record.value().length)))
                .toList();
    }

    private LocalCluster running() {
        if (cluster == null) {
            throw new IllegalStateException("the cluster is not started");
        }
        return cluster;
    }
}
