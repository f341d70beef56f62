package dev.headroom.fleet;

import static dev.headroom.topics.TopicCatalogue.DEAD_LETTERS;
import static dev.headroom.topics.TopicCatalogue.FLEET_MINUTES;
import static dev.headroom.topics.TopicCatalogue.GPU_FLEET_HOURLY;
import static dev.headroom.topics.TopicCatalogue.GPU_FLEET_MINUTELY;
import static dev.headroom.topics.TopicCatalogue.GPU_UTILIZATION;

import dev.headroom.app.TopologySettings;
import dev.headroom.events.GpuReport;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.FleetMinute;
import dev.headroom.tables.GpuFleetHour;
import dev.headroom.tables.GpuFleetHourKey;
import dev.headroom.tables.GpuFleetMinute;
import dev.headroom.tables.GpuFleetMinuteKey;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topology.DeadLetterHeadersText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The fleet topology without a broker, on one partition: what arrives, and what it tells then. */
final class FleetHarness implements AutoCloseable {

    private final AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
    private final Map<GpuFleetMinuteKey, GpuFleetMinute> minutes = new LinkedHashMap<>();
    private final Map<GpuFleetHourKey, GpuFleetHour> hours = new LinkedHashMap<>();
    private final TopologyTestDriver driver;

    FleetHarness(Path stateDirectory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "headroom-fleet");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        TopologySettings settings = new TopologySettings("", serdes, Map.of(GPU_UTILIZATION.name(), 1), TimeSource.LOG);
        driver = new TopologyTestDriver(
                new FleetTopology().build(settings), properties, Instant.parse("2025-01-01T00:00:00Z"));
    }

    void send(Sample sample) {
        send(sample.report(), sample.end());
    }

    void tick(String instant) {
        tick(Instant.parse(instant));
    }

    void tick(Instant instant) {
        send(Sample.tick(), instant);
    }

    void send(GpuReport report, Instant at) {
        sendRaw(serdes.value(GpuReport.class).serializer().serialize(GPU_UTILIZATION.name(), report), at);
    }

    void sendRaw(byte[] value, Instant at) {
        driver.createInputTopic(GPU_UTILIZATION.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(null, value, at));
    }

    GpuFleetMinute minute(String cluster, String start) {
        return minutes().stream()
                .filter(row ->
                        row.getCluster().equals(cluster) && row.getStartsAt().equals(Instant.parse(start)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + cluster + " at " + start));
    }

    List<GpuFleetMinute> minutes() {
        read();
        return List.copyOf(minutes.values());
    }

    List<GpuFleetHour> hours() {
        read();
        return List.copyOf(hours.values());
    }

    /** What was told to failover and not read yet. */
    List<FleetMinute> told() {
        return driver.createOutputTopic(
                        FLEET_MINUTES.name(),
                        new ByteArrayDeserializer(),
                        serdes.value(FleetMinute.class).deserializer())
                .readValuesToList();
    }

    List<DeadLetterHeadersText> deadLetters() {
        return driver
                .createOutputTopic(DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(DeadLetterHeadersText::of)
                .toList();
    }

    private void read() {
        // Once for the first hop and once for the second.
        driver.advanceWallClockTime(Duration.ofSeconds(3));
        driver.advanceWallClockTime(Duration.ofSeconds(3));
        driver.createOutputTopic(
                        GPU_FLEET_MINUTELY.name(),
                        serdes.key(GpuFleetMinuteKey.class).deserializer(),
                        serdes.value(GpuFleetMinute.class).deserializer())
                .readKeyValuesToList()
                .forEach(row -> minutes.put(row.key, row.value));
        driver.createOutputTopic(
                        GPU_FLEET_HOURLY.name(),
                        serdes.key(GpuFleetHourKey.class).deserializer(),
                        serdes.value(GpuFleetHour.class).deserializer())
                .readKeyValuesToList()
                .forEach(row -> hours.put(row.key, row.value));
    }

    @Override
    public void close() {
        driver.close();
    }
}
