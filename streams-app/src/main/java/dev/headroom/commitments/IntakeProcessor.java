package dev.headroom.commitments;

import dev.headroom.app.PromptCommit;
import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.intake.Artifact;
import dev.headroom.commitments.intake.CellFold;
import dev.headroom.commitments.intake.ChargeCells;
import dev.headroom.commitments.intake.Receipt;
import dev.headroom.commitments.intake.Receiving;
import dev.headroom.commitments.intake.Style;
import dev.headroom.commitments.state.CubeChange;
import dev.headroom.events.ChargeRow;
import dev.headroom.events.SpendDelivery;
import dev.headroom.tables.SpendImportKey;
import dev.headroom.topology.DeadLetter;
import dev.headroom.topology.RecordReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Hop one: from the spend log to changes of cells. Keeps the artifacts of each scope, lets every row count once, and replaces a
 * REPLACEMENT whole when its successor ends. Forwards {@link CubeChange}s, rows of {@code spend_imports} and dead letters.
 */
final class IntakeProcessor implements Processor<byte[], byte[], Object, Object> {

    /** Key of everything that goes to the cube: it has one partition. */
    static final String TO_CUBE = "cube";

    private static final int CELLS_PER_RECORD = 500;

    /** Room is saved when nothing else came for so long: balances and other artifacts do not wait for it. */
    private static final Duration SETTLE_PAUSE = Duration.ofSeconds(30);

    private final RecordReader<SpendDelivery> reader;
    private final KeyPool pool = new KeyPool();
    private final ChargeCells chargeCells = new ChargeCells(pool);
    private final Queue<Artifact> unsettled = new ArrayDeque<>();
    private boolean idle = true;
    private @Nullable ProcessorContext<Object, Object> processorContext;
    private @Nullable IntakeStores openStores;
    private @Nullable PromptCommit promptCommit;

    IntakeProcessor(Deserializer<SpendDelivery> deserializer) {
        this.reader = new RecordReader<>(deserializer);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        processorContext = context;
        IntakeStores stores = new IntakeStores(context, pool);
        openStores = stores;
        unsettled.clear();
        promptCommit = PromptCommit.of(context);
        context.schedule(SETTLE_PAUSE, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            if (idle && !unsettled.isEmpty()) {
                stores.settle(unsettled.remove());
            }
            idle = true;
        });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        try {
            SpendDelivery delivery = reader.read(from.topic(), record.value());
            Receipt receipt = receive(delivery, record);
            if (receipt instanceof Receipt.Refused refused) {
                context().forward(DeadLetter.of(record, from, refused.reason(), refused.message()));
            }
        } catch (RecordReader.Unreadable unreadable) {
            context()
                    .forward(DeadLetter.of(record, from, RecordReader.REASON, String.valueOf(unreadable.getMessage())));
        } catch (InvalidDelivery invalid) {
            context().forward(DeadLetter.of(record, from, "INVALID", String.valueOf(invalid.getMessage())));
        }
    }

    private @Nullable Receipt receive(SpendDelivery delivery, Record<byte[], byte[]> record) throws InvalidDelivery {
        return switch (delivery.getKind()) {
            case TICK -> {
                stores().advanceTo(record.timestamp());
                toCube(CubeChangeMapper.toTick(partition(), record.timestamp()), record);
                yield null;
            }
            case ROWS -> {
                idle = false;
                yield receiveRows(delivery, record);
            }
            case ARTIFACT_END -> {
                idle = false;
                yield receiveEnd(delivery, record);
            }
        };
    }

    private Receipt receiveRows(SpendDelivery delivery, Record<byte[], byte[]> record) throws InvalidDelivery {
        Artifact incoming = arriving(delivery);
        Receipt receipt = Receiving.rows(
                stores().find(incoming),
                incoming,
                delivery.getFirstRow(),
                delivery.getRows().size());
        if (receipt instanceof Receipt.Accepted accepted) {
            List<ChargeRow> rows = delivery.getRows();
            CellFold fold = fold(rows.subList(accepted.knownRows(), rows.size()), incoming.ledger());
            Artifact artifact = accepted.next();
            boolean superseded = isSuperseded(artifact);
            if (artifact.style() == Style.DELTA) {
                changeCells(fold.cells(), null, record);
            } else if (!superseded) {
                stores().addCells(artifact, fold);
            }
            stores().put(artifact);
            show(artifact, superseded, record);
        }
        return receipt;
    }

    private Receipt receiveEnd(SpendDelivery delivery, Record<byte[], byte[]> record) throws InvalidDelivery {
        Artifact incoming = arriving(delivery);
        Long rowCount = delivery.getRowCount();
        if (rowCount == null) {
            throw new InvalidDelivery("row_count is missing", null);
        }
        Receipt receipt = Receiving.end(stores().find(incoming), incoming, rowCount);
        if (receipt instanceof Receipt.Accepted accepted) {
            Artifact artifact = accepted.next();
            boolean superseded = isSuperseded(artifact);
            stores().put(artifact);
            show(artifact, superseded, record);
            if (artifact.style() == Style.REPLACEMENT && !superseded) {
                replace(artifact, record);
            }
        }
        return receipt;
    }

    /** The artifact's rows count from now on, and those of the one it replaces no longer. */
    private void replace(Artifact artifact, Record<byte[], byte[]> record) {
        Long former = stores().standing(artifact.scope());
        CellFold formerCells =
                former == null ? CellFold.brief() : stores().cellsOf(stores().replacement(artifact.scope(), former));
        changeCells(
                stores().cellsOf(artifact).changesFrom(formerCells), artifact.scope() + "#" + artifact.id(), record);
        stores().setStanding(artifact);
        unsettled.add(artifact);
        for (Artifact older : stores().olderThan(artifact)) {
            stores().dropCells(older);
            show(older, true, record);
        }
    }

    private boolean isSuperseded(Artifact artifact) {
        Long standing = artifact.style() == Style.REPLACEMENT ? stores().standing(artifact.scope()) : null;
        return standing != null && standing > artifact.number();
    }

    private CellFold fold(List<ChargeRow> rows, Ledger ledger) throws InvalidDelivery {
        CellFold fold = CellFold.brief();
        try {
            for (ChargeRow row : rows) {
                chargeCells.of(ChargeRowMapper.toCharge(row), ledger, fold::add);
            }
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            throw new InvalidDelivery(String.valueOf(invalid.getMessage()), invalid);
        }
        return fold;
    }

    private static Artifact arriving(SpendDelivery delivery) throws InvalidDelivery {
        try {
            return ArtifactMapper.arriving(delivery);
        } catch (NullPointerException missing) {
            throw new InvalidDelivery(String.valueOf(missing.getMessage()), missing);
        }
    }

    /** Sends changes to the cube; those of a replacement as one group, which the balances wait for. */
    private void changeCells(List<Cell> changes, @Nullable String group, Record<byte[], byte[]> record) {
        int records = (changes.size() + CELLS_PER_RECORD - 1) / CELLS_PER_RECORD;
        for (int from = 0; from < changes.size(); from += CELLS_PER_RECORD) {
            List<Cell> some = changes.subList(from, Math.min(changes.size(), from + CELLS_PER_RECORD));
            toCube(CubeChangeMapper.toChange(partition(), group, records, some), record);
        }
    }

    private void toCube(CubeChange change, Record<byte[], byte[]> record) {
        context().forward(new Record<>(TO_CUBE, change, record.timestamp()));
        Objects.requireNonNull(promptCommit, "init comes first").request();
    }

    private void show(Artifact artifact, boolean superseded, Record<byte[], byte[]> record) {
        SpendImportKey key = ArtifactMapper.toKey(artifact);
        context()
                .forward(new Record<>(
                        key,
                        ArtifactMapper.toRow(artifact, superseded, stores().now(), stores().nextVersion()),
                        record.timestamp()));
    }

    private int partition() {
        return context().taskId().partition();
    }

    private ProcessorContext<Object, Object> context() {
        return Objects.requireNonNull(processorContext, "init comes first");
    }

    private IntakeStores stores() {
        return Objects.requireNonNull(openStores, "init comes first");
    }

    /** The record can be read but makes no sense. */
    private static final class InvalidDelivery extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidDelivery(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
