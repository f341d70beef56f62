package dev.headroom.fleet;

import static dev.headroom.topics.TopicCatalogue.FLEET_MINUTES;
import static dev.headroom.topics.TopicCatalogue.GPU_FLEET_HOURLY;
import static dev.headroom.topics.TopicCatalogue.GPU_FLEET_MINUTELY;
import static dev.headroom.topics.TopicCatalogue.GPU_UTILIZATION;

import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.TopologySettings;
import dev.headroom.fleet.state.FleetCell;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.tables.FleetMinute;
import dev.headroom.tables.GpuFleetHour;
import dev.headroom.tables.GpuFleetHourKey;
import dev.headroom.tables.GpuFleetMinute;
import dev.headroom.tables.GpuFleetMinuteKey;
import dev.headroom.telemetry.ReportReader;
import dev.headroom.topology.TopologyParts;
import dev.headroom.topology.WriteBehindStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Telemetry as a topology of two hops: each partition of {@code gpu_utilization} counted by itself, and rows of clusters added up of
 * their parts. Time comes as ticks in the partitions of {@code gpu_utilization}; the first hop passes each on to all of the second.
 */
public final class FleetTopology implements HeadroomTopology {

    static final String TELEMETRY = GPU_UTILIZATION.name();

    private static final Map<String, Object> STREAMS_CONFIG = Map.of(
            "commit.interval.ms", "1000",
            // Every task reads one partition: there is no other to wait for, and asking with each record costs time.
            "max.task.idle.ms", "-1",
            // What the partitions told of minutes that are not final: about 1 kB for each of a cluster's.
            "statestore.cache.max.bytes", Integer.toString(32 * 1024 * 1024),
            "buffered.records.per.partition", "250",
            "main.consumer.max.poll.records", "250",
            "main.consumer.max.partition.fetch.bytes", Integer.toString(2 * 1024 * 1024));

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public Map<String, Object> streamsConfig() {
        return STREAMS_CONFIG;
    }

    @Override
    public Topology build(TopologySettings settings) {
        TopologyParts parts = new TopologyParts(settings);
        int partitions = settings.partitionsOf(GPU_UTILIZATION);

        KStream<Object, Object> counted = count(parts, settings, partitions);
        KStream<Object, Object> rows = rollUp(cellsOf(counted, partitions), partitions);

        parts.egressLog(counted, FLEET_MINUTES, FleetMinute.class);
        parts.deadLetters("telemetry", counted);
        parts.egress(rows, GPU_FLEET_MINUTELY, GpuFleetMinuteKey.class, GpuFleetMinute.class);
        parts.egress(rows, GPU_FLEET_HOURLY, GpuFleetHourKey.class, GpuFleetHour.class);
        return parts.build();
    }

    private static KStream<Object, Object> count(TopologyParts parts, TopologySettings settings, int partitions) {
        return parts.ingest(
                GPU_UTILIZATION,
                "count",
                TopologyParts.supplier(
                        () -> new FleetProcessor(
                                new ReportReader(settings.serdes().registry()), partitions),
                        List.of(WriteBehindStore.builder(FleetProcessor.STORE))));
    }

    private static KStream<String, FleetCell> cellsOf(KStream<Object, Object> counted, int partitions) {
        return counted.filter((key, value) -> value instanceof FleetCell, Named.as("keep-cells"))
                .map((key, value) -> KeyValue.pair((String) key, (FleetCell) value), Named.as("type-cells"))
                .repartition(Repartitioned.<String, FleetCell>as("cells")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(InternalAvroSerde.of(FleetCell.getClassSchema()))
                        .withStreamPartitioner(ticksToAll())
                        .withNumberOfPartitions(partitions));
    }

    private static KStream<Object, Object> rollUp(KStream<String, FleetCell> cells, int partitions) {
        return cells.process(
                TopologyParts.supplier(() -> new RollupProcessor(partitions), RollupStores.builders()),
                Named.as("roll-up"));
    }

    private static StreamPartitioner<String, FleetCell> ticksToAll() {
        return (topic, key, cell, partitions) -> Optional.of(
                cell.getTick() == null
                        ? Set.of(Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions)
                        : IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }
}
