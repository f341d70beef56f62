package dev.headroom.fleet;

import dev.headroom.app.PromptCommit;
import dev.headroom.fleet.shard.MinuteCell;
import dev.headroom.fleet.shard.Minutes;
import dev.headroom.fleet.shard.ShardBook;
import dev.headroom.fleet.shard.ShardPages;
import dev.headroom.fleet.state.FleetCell;
import dev.headroom.tables.FleetMinute;
import dev.headroom.telemetry.MalformedReportException;
import dev.headroom.telemetry.Report;
import dev.headroom.telemetry.ReportReader;
import dev.headroom.telemetry.ReportRules;
import dev.headroom.topology.DeadLetter;
import dev.headroom.topology.RecordReader;
import dev.headroom.topology.WriteBehindStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Hop one: counts the telemetry of one partition. Forwards {@link FleetCell}s and ticks for the rollup, {@link FleetMinute}s for
 * failover, and dead letters. All state is in memory and written down at each commit.
 */
final class FleetProcessor implements Processor<byte[], byte[], Object, Object> {

    static final String STORE = "fleet-shard";

    /** How far an interval may end after the record's own timestamp, which the broker holds to its clock. */
    private static final long FUTURE_MS = 10 * Minutes.MINUTE_MS;

    private static final Duration TELL_EVERY = Duration.ofMillis(500);
    /** Live a minute is closed once a minute; when history is read, at every commit there is one. */
    private static final Duration COMMIT_REST = Duration.ofSeconds(10);

    private static final Bytes VERSION = Bytes.wrap(new byte[] {'V'});

    private final ReportReader reader;
    private final int partitions;
    private final Report report = new Report();
    private @Nullable ProcessorContext<Object, Object> processorContext;
    private @Nullable WriteBehindStore openStore;
    private @Nullable PromptCommit promptCommit;
    private @Nullable FleetMinuteMapper minuteMapper;
    private ShardBook book = new ShardBook();
    private long version;
    private long finalThrough = Long.MIN_VALUE;
    private @Nullable Long untoldTickMs;

    FleetProcessor(ReportReader reader, int partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        processorContext = context;
        WriteBehindStore store = context.getStateStore(STORE);
        openStore = store;
        minuteMapper = new FleetMinuteMapper(context.taskId().partition(), partitions);
        promptCommit = PromptCommit.of(context, COMMIT_REST);
        book = ShardPages.load(entry -> forEach(store.entries(), entry));
        byte[] saved = store.entries().get(VERSION);
        version = saved == null ? 0 : ByteBuffer.wrap(saved).getLong();
        store.writeOnCommit(() -> save(store.entries()));
        untoldTickMs = book.now();
        // Only when cells are told depends on wall time; each is told as it stands, and once more when it is final.
        HistoryWatch watch = new HistoryWatch();
        context.schedule(TELL_EVERY, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            if (!watch.isHistory(timestamp, book.now())) {
                tell(book.takeUntold());
                tellTick();
            }
        });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            reader.read(FleetTopology.TELEMETRY, record.value(), report);
        } catch (MalformedReportException malformed) {
            refuse(record, RecordReader.REASON, String.valueOf(malformed.getMessage()));
            return;
        }
        switch (report.kind()) {
            case SAMPLE -> take(record);
            case TICK -> tick(record.timestamp());
            case RETIRE -> retire(record);
        }
    }

    @Override
    public void close() {
        if (openStore != null) {
            openStore.stopWriting();
        }
    }

    private void take(Record<byte[], byte[]> record) {
        switch (book.accept(report, record.timestamp() + FUTURE_MS)) {
            case COUNTED, DUPLICATE -> {}
            case INVALID -> refuse(record, "INVALID", String.valueOf(ReportRules.faultOf(report)));
            case FUTURE ->
                refuse(
                        record,
                        "FUTURE",
                        "the interval ends " + (report.intervalEndMs() - record.timestamp()) / 1_000
                                + " s after the record was written");
            case LATE -> refuse(record, "LATE", "its minute is final since a tick 10 minutes after its end");
        }
    }

    private void retire(Record<byte[], byte[]> record) {
        String fault = ReportRules.faultOf(report);
        if (fault == null) {
            book.retire(report);
        } else {
            refuse(record, "INVALID", fault);
        }
    }

    private void tick(long tickMs) {
        book.tick(tickMs, new ShardBook.Listener() {
            @Override
            public void closed(long minute, long closedAtMs, List<MinuteCell> cells) {
                tell(cells);
                FleetMinuteMapper mapper = Objects.requireNonNull(minuteMapper);
                cells.forEach(cell -> toFailover(mapper.toCell(cell, closedAtMs, ++version), closedAtMs));
                toFailover(mapper.toMarker(minute, closedAtMs, ++version), closedAtMs);
                Objects.requireNonNull(promptCommit).request();
            }

            @Override
            public void finished(long minute, List<MinuteCell> cells) {
                tell(cells);
            }
        });
        untoldTickMs = book.now();
        long through = Minutes.lastEndedBefore(tickMs, Minutes.FINAL_LAG_MS);
        if (through > finalThrough) {
            finalThrough = through;
            tellTick();
        }
    }

    /**
     * A tick that makes a minute final is passed on at once. Of others the last is enough: they only say how new a row is, and when
     * history is read they would be most of what is passed on.
     */
    private void tellTick() {
        if (untoldTickMs != null) {
            forward(RollupKeys.TICK, FleetCellMapper.toTick(partition(), untoldTickMs), untoldTickMs);
            untoldTickMs = null;
        }
    }

    private void tell(List<MinuteCell> cells) {
        for (MinuteCell cell : cells) {
            forward(
                    RollupKeys.of(cell.key()),
                    FleetCellMapper.toCell(partition(), cell),
                    Minutes.startMs(cell.minute()));
        }
    }

    private void toFailover(FleetMinute minute, long closedAtMs) {
        forward("minute", minute, closedAtMs);
    }

    private void refuse(Record<byte[], byte[]> record, String reason, String message) {
        context().forward(DeadLetter.of(record, context().recordMetadata().orElseThrow(), reason, message));
    }

    private void forward(Object key, Object value, long timestampMs) {
        context().forward(new Record<>(key, value, timestampMs));
    }

    private void save(KeyValueStore<Bytes, byte[]> entries) {
        ShardPages.save(book, (key, value) -> entries.put(Bytes.wrap(key), value));
        entries.put(VERSION, ByteBuffer.allocate(Long.BYTES).putLong(version).array());
    }

    private static void forEach(KeyValueStore<Bytes, byte[]> entries, ShardPages.Source.Entry entry) {
        try (KeyValueIterator<Bytes, byte[]> all = entries.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                entry.accept(next.key.get(), next.value);
            }
        }
    }

    private int partition() {
        return context().taskId().partition();
    }

    private ProcessorContext<Object, Object> context() {
        return Objects.requireNonNull(processorContext, "init comes first");
    }
}
