package dev.headroom.commitments;

import dev.headroom.app.PromptCommit;
import dev.headroom.commitments.balance.Balance;
import dev.headroom.commitments.balance.Drawdown;
import dev.headroom.commitments.balance.FxRates;
import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CodePoints;
import dev.headroom.commitments.cube.Cube;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.state.CubeChange;
import dev.headroom.commitments.terms.Commitment;
import dev.headroom.serde.Decimals;
import dev.headroom.tables.SpendDailyKey;
import dev.headroom.topology.PublishedTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hop two: adds up cells, and computes the balances of a provider again whenever its cells, terms, rates or the time have changed.
 *
 * <p>Computing is put off while a replacement is half in, and for a while after the last time, so that a flood of changes costs at
 * most a tenth of the task's time; wall time decides only when, never what. Cells are stored and published in slices between, so that
 * a balance never waits for a hundred thousand of them.
 */
final class CubeProcessor implements Processor<String, CubeInput, Object, Object> {

    private static final Duration TIMER = Duration.ofMillis(50);
    private static final long PAUSE_MS = 250;
    private static final long PAUSE_FACTOR = 10;
    private static final int CELLS_PER_SLICE = 5_000;

    private final int spendPartitions;
    private @Nullable ProcessorContext<Object, Object> processorContext;
    private @Nullable CubeStores openStores;
    private @Nullable BalanceTables balanceTables;
    private @Nullable PromptCommit promptCommit;
    private KeyPool pool = new KeyPool();
    private Cube cube = new Cube(0, pool);
    private FxRates fx = new FxRates();
    private Map<String, Commitment> commitments = new TreeMap<>();
    private final Map<String, List<Balance>> balancesByProvider = new TreeMap<>();
    private final Set<String> outdated = new HashSet<>();
    private boolean everythingOutdated = true;
    private @Nullable Instant computedAt;
    private long nextComputationMs;

    CubeProcessor(int spendPartitions) {
        this.spendPartitions = spendPartitions;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        processorContext = context;
        CubeStores stores = new CubeStores(context);
        openStores = stores;
        balanceTables = new BalanceTables(stores);
        pool = new KeyPool();
        cube = stores.loadCube(pool);
        fx = stores.loadRates();
        loadCommitments();
        balancesByProvider.clear();
        everythingOutdated = true;
        computedAt = null;
        nextComputationMs = 0;
        promptCommit = PromptCommit.of(context);
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            computeWhenDue();
            settleSomePages();
        });
    }

    @Override
    public void process(Record<String, CubeInput> record) {
        CubeInput input = record.value();
        if (input instanceof CubeInput.Change change) {
            apply(change.change());
        } else if (input instanceof CubeInput.Terms terms) {
            stores().putTerms(terms);
            loadCommitments();
            everythingOutdated = true;
        } else if (input instanceof CubeInput.Rate rate) {
            stores().putRate(rate);
            fx.put(
                    rate.currency(),
                    rate.day(),
                    rate.rate() == null ? null : Decimals.fromBytes(rate.rate().getUsdPerUnit()));
            everythingOutdated = true;
        }
        computeWhenDue();
    }

    private void apply(CubeChange change) {
        if (change.getTick() != null) {
            stores().putTick(change.getPartition(), change.getTick());
            return;
        }
        List<Cell> cells = CubeChangeMapper.toCells(change, pool);
        stores().putPage(cube.add(cells), change);
        cells.forEach(cell -> outdated.add(cell.key().provider()));
        if (change.getGroup() != null) {
            stores().countGroupRecord(change.getGroup(), change.getGroupSize());
        }
    }

    private void computeWhenDue() {
        Instant now = stores().now(spendPartitions);
        if (now == null || !isOutdated(now) || stores().hasOpenGroups()) {
            return;
        }
        long startMs = context().currentSystemTimeMs();
        if (startMs < nextComputationMs && !isNewDay(now)) {
            return;
        }
        compute(now);
        long tookMs = context().currentSystemTimeMs() - startMs;
        nextComputationMs = startMs + tookMs + Math.max(PAUSE_MS, PAUSE_FACTOR * tookMs);
    }

    private boolean isOutdated(Instant now) {
        return everythingOutdated || !outdated.isEmpty() || !now.equals(computedAt);
    }

    /** The first tick of a day is never skipped on catch-up: alerts count days. */
    private boolean isNewDay(Instant now) {
        return computedAt == null || !day(now).equals(day(computedAt));
    }

    private void compute(Instant now) {
        boolean all = everythingOutdated || !now.equals(computedAt);
        Map<String, List<Commitment>> byProvider =
                commitments.values().stream().collect(Collectors.groupingBy(Commitment::provider));
        balancesByProvider.keySet().retainAll(byProvider.keySet());
        byProvider.forEach((provider, ofProvider) -> {
            if (all || isAffected(provider, ofProvider)) {
                balancesByProvider.put(
                        provider,
                        Drawdown.balancesOfOrdered(
                                ofProvider, commitments.keySet(), cellsFor(provider, ofProvider), fx, now));
            }
        });
        List<Balance> balances = new ArrayList<>();
        balancesByProvider.values().forEach(balances::addAll);
        BalanceTables tables = Objects.requireNonNull(balanceTables, "init comes first");
        Egress egress = new Egress(now);
        tables.publish(balances, fx, now, egress);
        // Once per tick: whether a charge is counted just before the next tick or just after it depends on wall time.
        if (!now.equals(computedAt)) {
            tables.judge(balances, now, egress);
        }
        stores().saveVersion();
        outdated.clear();
        everythingOutdated = false;
        computedAt = now;
        Objects.requireNonNull(promptCommit, "init comes first").request();
    }

    /** Whether cells have changed that count for the provider's commitments. */
    private boolean isAffected(String provider, List<Commitment> ofProvider) {
        return outdated.contains(provider) || outdated.stream().anyMatch(other -> namesAny(other, ofProvider));
    }

    /** Cells of the provider itself, and of others whose bills applied charges to its commitments by name, in key order. */
    private List<Cell> cellsFor(String provider, List<Commitment> ofProvider) {
        // The provider is the first dimension: in the order of providers the cells of all stay in order.
        return cube.providers().stream()
                .filter(other -> other.equals(provider) || namesAny(other, ofProvider))
                .sorted(CodePoints::compare)
                .map(cube::cellsOf)
                .reduce(CubeProcessor::joined)
                .orElse(List.of());
    }

    private static List<Cell> joined(List<Cell> some, List<Cell> more) {
        List<Cell> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private boolean namesAny(String provider, List<Commitment> candidates) {
        Set<String> named = cube.commitmentsNamedBy(provider);
        return candidates.stream().anyMatch(commitment -> named.contains(commitment.id()));
    }

    private void settleSomePages() {
        // A balance that waits for the rest of a replacement goes first.
        if (cube.isSettled() || stores().hasOpenGroups()) {
            return;
        }
        Egress egress = new Egress(Objects.requireNonNullElse(stores().now(spendPartitions), Instant.EPOCH));
        int cells = 0;
        while (cells < CELLS_PER_SLICE && !cube.isSettled()) {
            Cube.Settlement page = cube.takeUnsettled().orElseThrow();
            page.behind().forEach(stores()::putCell);
            page.upToDate().forEach(entry -> settle(entry, egress));
            stores().settledThrough(page.first(), page.last());
            cells += page.behind().size() + page.upToDate().size();
        }
        stores().saveVersion();
    }

    private void settle(Cube.Entry entry, Egress egress) {
        SpendDailyKey key = new SpendDailyKey(entry.id());
        egress.accept(key, SpendDailyMapper.toRow(entry.cell(), egress.now, egress.nextVersion()));
        if (entry.cell().sums().isGone()) {
            egress.accept(key, null);
            stores().dropCell(entry.id());
        } else {
            stores().putCell(entry);
        }
    }

    private void loadCommitments() {
        commitments = Commitment.of(stores().loadTerms()).stream()
                .collect(Collectors.toMap(Commitment::id, commitment -> commitment, (a, b) -> a, TreeMap::new));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private ProcessorContext<Object, Object> context() {
        return Objects.requireNonNull(processorContext, "init comes first");
    }

    private CubeStores stores() {
        return Objects.requireNonNull(openStores, "init comes first");
    }

    /** Sends rows on, stamped with the tick they were computed at. */
    private final class Egress implements PublishedTable.Sink {

        private final Instant now;

        private Egress(Instant now) {
            this.now = now;
        }

        @Override
        public void accept(SpecificRecord key, @Nullable SpecificRecord row) {
            context().forward(new Record<>(key, row, now.toEpochMilli()));
        }

        @Override
        public long nextVersion() {
            return stores().nextVersion();
        }
    }
}
