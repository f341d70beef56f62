package dev.headroom.failover;

import static dev.headroom.topics.TopicCatalogue.ALERTS_ACTIVE;
import static dev.headroom.topics.TopicCatalogue.ALERT_EVENTS;
import static dev.headroom.topics.TopicCatalogue.CLOUD_INCIDENTS;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_CONSUMPTION;
import static dev.headroom.topics.TopicCatalogue.DEAD_LETTERS;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_CONTEXT;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_POLICIES;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_STATE;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_TRIGGERS;
import static dev.headroom.topics.TopicCatalogue.FLEET_MINUTES;
import static dev.headroom.topics.TopicCatalogue.OPERATOR_COMMANDS;

import dev.headroom.app.TopologySettings;
import dev.headroom.events.CloudIncident;
import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.FailoverPolicyKey;
import dev.headroom.events.OperatorCommand;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.AlertEventKey;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.CommitmentConsumptionKey;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FailoverTriggerKey;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The failover topology without a broker: what arrives, and what it writes. */
final class FailoverHarness implements LogInputs, AutoCloseable {

    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<Topic, Serializer<?>> serializers = new HashMap<>();
    private Instant wallClock;

    FailoverHarness(Path stateDirectory, TimeSource timeSource, Instant wallClock) {
        this.wallClock = wallClock;
        serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "headroom-failover");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        TopologySettings settings = new TopologySettings("", serdes, Map.of(), timeSource);
        driver = new TopologyTestDriver(new FailoverTopology().build(settings), properties, wallClock);
    }

    @Override
    public void fleet(FleetMinute record) {
        send(FLEET_MINUTES, FleetMinute.class, record, record.getClosedAt());
    }

    @Override
    public void order(OperatorCommand command, Instant at) {
        send(OPERATOR_COMMANDS, OperatorCommand.class, command, at);
    }

    @Override
    public void message(CloudIncident incident, Instant at) {
        send(CLOUD_INCIDENTS, CloudIncident.class, incident, at);
    }

    void sample(FailoverContext context) {
        send(FAILOVER_CONTEXT, FailoverContext.class, context, context.getSampledAt());
    }

    void policy(FailoverPolicy policy) {
        driver.createInputTopic(
                        FAILOVER_POLICIES.name(),
                        serdes.key(FailoverPolicyKey.class).serializer(),
                        serdes.value(FailoverPolicy.class).serializer())
                .pipeInput(new FailoverPolicyKey(policy.getScopePattern(), policy.getEffectiveFrom()), policy);
    }

    void position(CommitmentConsumption row) {
        driver.createInputTopic(
                        COMMITMENT_CONSUMPTION.name(),
                        serdes.key(CommitmentConsumptionKey.class).serializer(),
                        serdes.value(CommitmentConsumption.class).serializer())
                .pipeInput(new CommitmentConsumptionKey(row.getCommitmentId()), row);
    }

    void raw(Topic topic, byte[] value) {
        raw(topic, value, Instant.EPOCH);
    }

    private <V extends SpecificRecord> void send(Topic topic, Class<V> type, V value, Instant at) {
        // Made once: a serializer asks the registry when it is new.
        @SuppressWarnings("unchecked")
        Serializer<V> serializer = (Serializer<V>)
                serializers.computeIfAbsent(topic, any -> serdes.value(type).serializer());
        raw(topic, serializer.serialize(topic.name(), value), at);
    }

    private void raw(Topic topic, byte[] value, Instant at) {
        inputs.computeIfAbsent(
                        topic,
                        name -> driver.createInputTopic(
                                name.name(), new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(null, value, at));
    }

    /** Lets the time of day reach an instant, with all timers between. */
    void wallClock(Instant instant) {
        while (wallClock.isBefore(instant)) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            wallClock = wallClock.plusSeconds(1);
        }
    }

    List<FailoverTrigger> triggers() {
        return values(FAILOVER_TRIGGERS, FailoverTriggerKey.class, FailoverTrigger.class);
    }

    List<AlertEvent> alertEvents() {
        return values(ALERT_EVENTS, AlertEventKey.class, AlertEvent.class);
    }

    List<FailoverContext> context() {
        return driver.createOutputTopic(
                        FAILOVER_CONTEXT.name(),
                        new ByteArrayDeserializer(),
                        serdes.value(FailoverContext.class).deserializer())
                .readValuesToList();
    }

    Map<FailoverStateKey, FailoverState> states() {
        return table(FAILOVER_STATE, FailoverStateKey.class, FailoverState.class);
    }

    Map<ActiveAlertKey, ActiveAlert> alertsActive() {
        return table(ALERTS_ACTIVE, ActiveAlertKey.class, ActiveAlert.class);
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private <K extends SpecificRecord, V extends SpecificRecord> Map<K, V> table(
            Topic topic, Class<K> keyType, Class<V> rowType) {
        Map<K, V> table = new LinkedHashMap<>();
        for (KeyValue<K, @Nullable V> row : records(topic, keyType, rowType)) {
            if (row.value == null) {
                table.remove(row.key);
            } else {
                table.put(row.key, row.value);
            }
        }
        return table;
    }

    private <K extends SpecificRecord, V extends SpecificRecord> List<V> values(
            Topic topic, Class<K> keyType, Class<V> rowType) {
        return records(topic, keyType, rowType).stream().map(row -> row.value).toList();
    }

    private <K extends SpecificRecord, V extends SpecificRecord> List<KeyValue<K, V>> records(
            Topic topic, Class<K> keyType, Class<V> rowType) {
        return driver.createOutputTopic(
                        topic.name(),
                        serdes.key(keyType).deserializer(),
                        serdes.value(rowType).deserializer())
                .readKeyValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
