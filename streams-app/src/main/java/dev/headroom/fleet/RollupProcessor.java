package dev.headroom.fleet;

import dev.headroom.fleet.RollupStores.HourName;
import dev.headroom.fleet.RollupStores.Row;
import dev.headroom.fleet.RollupStores.RowName;
import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.HourSums;
import dev.headroom.fleet.shard.Minutes;
import dev.headroom.fleet.state.FleetCell;
import dev.headroom.tables.GpuFleetHour;
import dev.headroom.tables.GpuFleetHourKey;
import dev.headroom.tables.GpuFleetMinute;
import dev.headroom.tables.GpuFleetMinuteKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hop two: adds up what the partitions tell of a row, and finished minutes to hours. <em>Now</em> is the lowest tick of all
 * partitions, so by the time a minute is final every partition has told its last word on it.
 */
final class RollupProcessor implements Processor<String, FleetCell, Object, Object> {

    /** A row is told by all partitions at about the same time; published once for all of them it costs a part. */
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(100);

    private final int partitions;
    private final Set<RowName> changed = new LinkedHashSet<>();
    private final Set<HourName> changedHours = new LinkedHashSet<>();
    private @Nullable ProcessorContext<Object, Object> processorContext;
    private @Nullable RollupStores openStores;

    RollupProcessor(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        processorContext = context;
        openStores = new RollupStores(context);
        // Whether a row was published after its last change is not known across a crash, so all are once more.
        changed.addAll(stores().rows());
        changedHours.addAll(stores().hours());
        HistoryWatch watch = new HistoryWatch();
        context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            if (!watch.isHistory(timestamp, stores().now(partitions))) {
                publishChanged();
            }
        });
    }

    @Override
    public void process(Record<String, FleetCell> record) {
        FleetCell cell = record.value();
        Long tick = cell.getTick();
        if (tick == null) {
            stores().put(cell);
            changed.add(RowName.of(cell));
            return;
        }
        stores().putTick(cell.getPartition(), tick);
        Long now = stores().now(partitions);
        if (now != null) {
            finish(Minutes.lastEndedBefore(now, Minutes.FINAL_LAG_MS));
        }
    }

    private void publishChanged() {
        for (RowName name : changed) {
            Row row = stores().row(name, partitions);
            if (row != null) {
                publish(row, false);
            }
        }
        changed.clear();
        for (HourName name : changedHours) {
            HourSums sums = stores().hour(name);
            if (sums != null) {
                publish(name.hour(), name.key(), sums, false);
            }
        }
        changedHours.clear();
    }

    private void finish(long through) {
        Long before = stores().finalThrough();
        if (before != null && before >= through) {
            return;
        }
        stores().putFinalThrough(through);
        changed.removeIf(name -> name.minute() <= through);
        for (Row row : stores().takeMinutes(before == null ? 0 : before + 1, through)) {
            publish(row, true);
            HourName hour = new HourName(row.key(), RollupKeys.hourOf(row.minute()));
            stores().addToHour(hour, row.nodes(), row.sums());
            changedHours.add(hour);
        }
        if (before == null || RollupKeys.hourOf(before + 1) != RollupKeys.hourOf(through + 1)) {
            long open = RollupKeys.hourOf(through + 1);
            stores().takeHours(hour -> hour < open)
                    .forEach(over -> publish(over.hour(), over.key(), over.sums(), true));
        }
    }

    private void publish(Row row, boolean isFinal) {
        FleetKey key = row.key();
        Instant start = Instant.ofEpochMilli(Minutes.startMs(row.minute()));
        GpuFleetMinute value =
                FleetRowMapper.toMinute(key, row.minute(), row.nodes(), row.sums(), isFinal, asOf(start));
        value.setVersion(stores().nextVersion());
        forward(
                new GpuFleetMinuteKey(key.provider(), key.region(), key.cluster(), key.gpuModel(), start),
                value,
                start);
    }

    private void publish(long hour, FleetKey key, HourSums sums, boolean isFinal) {
        Instant start = Instant.ofEpochMilli(hour * 60 * Minutes.MINUTE_MS);
        GpuFleetHour value = FleetRowMapper.toHour(key, hour, sums, isFinal, asOf(start));
        value.setVersion(stores().nextVersion());
        forward(new GpuFleetHourKey(key.provider(), key.region(), key.cluster(), key.gpuModel(), start), value, start);
    }

    /** Before the first tick there is no now; the row's own time is the least that has come. */
    private Instant asOf(Instant start) {
        Long now = stores().now(partitions);
        return now == null ? start : Instant.ofEpochMilli(now);
    }

    /** Stamped with the start of the row's span, because that is how it ages. */
    private void forward(Object key, Object row, Instant start) {
        Objects.requireNonNull(processorContext, "init comes first")
                .forward(new Record<>(key, row, start.toEpochMilli()));
    }

    private RollupStores stores() {
        return Objects.requireNonNull(openStores, "init comes first");
    }
}
