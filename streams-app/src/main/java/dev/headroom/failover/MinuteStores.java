package dev.headroom.failover;

import dev.headroom.failover.signal.Cell;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.tables.FleetMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Cells and markers of the minutes that were not judged yet. Keys begin with the minute, so that the earliest comes first. */
final class MinuteStores {

    static final String CELLS = "failover-cells";
    static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private final KeyValueStore<String, FleetMinute> cells;
    private final MarkerStores markers;

    MinuteStores(ProcessorContext<?, ?> context) {
        cells = context.getStateStore(CELLS);
        markers = new MarkerStores(context);
    }

    static List<StoreBuilder<?>> builders() {
        List<StoreBuilder<?>> builders = new ArrayList<>(MarkerStores.builders());
        builders.add(FailoverStores.inMemory(
                CELLS, Serdes.String(), InternalAvroSerde.<FleetMinute>of(FleetMinute.getClassSchema())));
        return builders;
    }

    MarkerStores markers() {
        return markers;
    }

    void putCell(FleetMinute record) {
        cells.put(
                String.join(
                        "|",
                        prefix(record.getMinute()) + record.getPartition(),
                        record.getProvider(),
                        record.getRegion(),
                        record.getCluster(),
                        record.getGpuModel()),
                record);
    }

    List<Cell> cells(Instant minute) {
        List<Cell> found = new ArrayList<>();
        try (KeyValueIterator<String, FleetMinute> all = cells.prefixScan(prefix(minute), new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(CellMapper.toCell(entry.value)));
        }
        return found;
    }

    /** Forgets all minutes up to that one. */
    void forgetThrough(Instant minute) {
        FailoverStores.deleteBelow(cells, prefix(minute.plusMillis(MINUTE_MS)));
        markers.forgetThrough(minute);
    }

    static String prefix(Instant minute) {
        return FailoverStores.ordered(minute.toEpochMilli()) + "|";
    }
}
