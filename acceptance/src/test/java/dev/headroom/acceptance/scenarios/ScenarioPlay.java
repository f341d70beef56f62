package dev.headroom.acceptance.scenarios;

import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.TopologySettings;
import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.GpuReport;
import dev.headroom.events.IncidentKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.events.ReportKind;
import dev.headroom.failover.FailoverTopology;
import dev.headroom.fleet.FleetTopology;
import dev.headroom.producers.simulator.Delivery;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A simulation on its way through fleet and failover, and the triggers that come of it. */
final class ScenarioPlay implements AutoCloseable {

    private final AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
    private final TopologyTestDriver fleet;
    private final TopologyTestDriver failover;
    private final TestInputTopic<byte[], byte[]> telemetry;
    private final TestInputTopic<byte[], byte[]> minutesIn;
    private final TestInputTopic<byte[], byte[]> commands;
    private final TestInputTopic<byte[], byte[]> incidents;
    private final TestOutputTopic<byte[], byte[]> minutesOut;
    private final TestOutputTopic<byte[], FailoverTrigger> triggersOut;
    private final Map<Topic, Serializer<?>> serializers = new HashMap<>();
    private final Map<String, Instant> lastHeard = new HashMap<>();
    private final List<Told> told = new ArrayList<>();

    private ScenarioPlay(Path directory) {
        fleet = driver(new FleetTopology(), directory);
        failover = driver(new FailoverTopology(), directory);
        telemetry = input(fleet, TopicCatalogue.GPU_UTILIZATION);
        minutesIn = input(failover, TopicCatalogue.FLEET_MINUTES);
        commands = input(failover, TopicCatalogue.OPERATOR_COMMANDS);
        incidents = input(failover, TopicCatalogue.CLOUD_INCIDENTS);
        minutesOut = fleet.createOutputTopic(
                TopicCatalogue.FLEET_MINUTES.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        triggersOut = failover.createOutputTopic(
                TopicCatalogue.FAILOVER_TRIGGERS.name(),
                new ByteArrayDeserializer(),
                serdes.value(FailoverTrigger.class).deserializer());
    }

    /**
     * A trigger.
     *
     * @param lastHeard end of the last interval of the region that had arrived when it was decided
     */
    record Told(FailoverTrigger trigger, Instant lastHeard) {}

    /** Plays all of it. */
    static List<Told> of(Simulation simulation, Path directory) {
        try (ScenarioPlay play = new ScenarioPlay(directory)) {
            simulation.forEach(play::deliver);
            return List.copyOf(play.told);
        }
    }

    private void deliver(Delivery delivery) {
        if (delivery instanceof Delivery.Report report) {
            lastHeard.merge(
                    report.report().getProvider() + "/" + report.report().getRegion(),
                    Instant.ofEpochMilli(report.timestampMs()),
                    (one, other) -> one.isAfter(other) ? one : other);
            send(telemetry, TopicCatalogue.GPU_UTILIZATION, report.key(), report.report(), report.timestampMs());
        } else if (delivery instanceof Delivery.Incident incident) {
            send(incidents, TopicCatalogue.CLOUD_INCIDENTS, incident.key(), incident.incident(), incident.arrivalMs());
        } else if (delivery instanceof Delivery.Tick tick) {
            tick(tick.arrivalMs());
        }
    }

    private void tick(long atMs) {
        GpuReport report = GpuReport.newBuilder().setKind(ReportKind.TICK).build();
        send(telemetry, TopicCatalogue.GPU_UTILIZATION, null, report, atMs);
        minutesOut.readRecordsToList().forEach(minutesIn::pipeInput);
        OperatorCommand command =
                OperatorCommand.newBuilder().setKind(CommandKind.TICK).build();
        send(commands, TopicCatalogue.OPERATOR_COMMANDS, null, command, atMs);
        CloudIncident incident =
                CloudIncident.newBuilder().setKind(IncidentKind.TICK).build();
        send(incidents, TopicCatalogue.CLOUD_INCIDENTS, null, incident, atMs);
        triggersOut
                .readValuesToList()
                .forEach(trigger -> told.add(new Told(
                        trigger,
                        lastHeard.getOrDefault(trigger.getProvider() + "/" + trigger.getRegion(), Instant.EPOCH))));
    }

    private <T extends SpecificRecord> void send(
            TestInputTopic<byte[], byte[]> to, Topic topic, @Nullable String key, T value, long atMs) {
        // Made once: a serializer asks the registry when it is new.
        @SuppressWarnings("unchecked")
        Serializer<T> serializer = (Serializer<T>)
                serializers.computeIfAbsent(topic, any -> serdes.valueWriter((Class<T>) value.getClass()));
        to.pipeInput(new TestRecord<>(
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                serializer.serialize(topic.name(), value),
                Instant.ofEpochMilli(atMs)));
    }

    private TopologyTestDriver driver(HeadroomTopology topology, Path directory) {
        Properties properties = new Properties();
        properties.put("application.id", "scenario-" + topology.name());
        properties.put("bootstrap.servers", "none:1");
        properties.put("state.dir", directory.resolve(topology.name()).toString());
        TopologySettings settings =
                new TopologySettings("", serdes, Map.of(TopicCatalogue.GPU_UTILIZATION.name(), 1), TimeSource.LOG);
        return new TopologyTestDriver(topology.build(settings), properties, Instant.EPOCH);
    }

    private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver, Topic topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        fleet.close();
        failover.close();
    }
}
