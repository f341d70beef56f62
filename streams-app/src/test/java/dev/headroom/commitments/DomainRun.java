package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.balance.Balance;
import dev.headroom.commitments.balance.Drawdown;
import dev.headroom.commitments.balance.FxRates;
import dev.headroom.commitments.balance.Portfolio;
import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.Cube;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.intake.Artifact;
import dev.headroom.commitments.intake.CellFold;
import dev.headroom.commitments.intake.ChargeCells;
import dev.headroom.commitments.intake.Receipt;
import dev.headroom.commitments.intake.Receiving;
import dev.headroom.commitments.intake.Style;
import dev.headroom.commitments.oracle.Charge;
import dev.headroom.commitments.oracle.Tables;
import dev.headroom.commitments.oracle.World;
import dev.headroom.commitments.terms.Commitment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The domain classes alone, put together without Kafka: rows are received and added up, and what stands is drawn down. */
final class DomainRun {

    private static final int ROWS_AT_A_TIME = 3;

    private final KeyPool pool = new KeyPool();
    private final ChargeCells chargeCells = new ChargeCells(pool);
    private final Cube cube = new Cube(0, new KeyPool());
    private final Map<String, Artifact> standing = new HashMap<>();
    private final Map<String, CellFold> cellsOfStanding = new HashMap<>();

    private DomainRun() {}

    /** The tables of a world whose artifacts arrive one after the other. */
    static Tables tables(World world) {
        DomainRun run = new DomainRun();
        world.artifacts().forEach(run::receive);
        return run.drawnDown(world);
    }

    private void receive(dev.headroom.commitments.oracle.Artifact delivered) {
        Artifact incoming = new Artifact(
                delivered.scope(),
                delivered.artifact(),
                Style.valueOf(delivered.style()),
                Ledger.valueOf(delivered.ledger()),
                "hash of " + delivered.artifact(),
                null,
                0,
                null);
        Artifact known = null;
        CellFold cells = CellFold.lasting(pool);
        List<Charge> rows = delivered.rows();
        for (int from = 0; from < rows.size(); from += ROWS_AT_A_TIME) {
            List<Charge> chunk = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_A_TIME));
            known = accepted(Receiving.rows(known, incoming, from + 1, chunk.size()));
            chunk.forEach(charge ->
                    chargeCells.of(ChargeRowMapper.toCharge(OracleEvents.row(charge)), incoming.ledger(), cells::add));
        }
        known = accepted(Receiving.end(known, incoming, rows.size()));
        if (known.style() == Style.DELTA) {
            cube.add(cells.cells());
        } else {
            replace(known, cells);
        }
    }

    private static Artifact accepted(Receipt receipt) {
        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        return ((Receipt.Accepted) receipt).next();
    }

    private void replace(Artifact artifact, CellFold cells) {
        Artifact former = standing.get(artifact.scope());
        if (former == null || former.number() < artifact.number()) {
            cube.add(cells.changesFrom(cellsOfStanding.getOrDefault(artifact.scope(), CellFold.brief())));
            standing.put(artifact.scope(), artifact);
            cellsOfStanding.put(artifact.scope(), cells);
        }
    }

    private Tables drawnDown(World world) {
        FxRates fx = new FxRates();
        world.rates().forEach(rate -> fx.put(rate.currency(), rate.date(), rate.usdPerUnit()));
        Map<String, List<Commitment>> byProvider = Commitment.of(world.terms().stream()
                        .map(OracleEvents::terms)
                        .map(CommitmentTermsMapper::toTerms)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Commitment::provider, TreeMap::new, Collectors.toList()));
        Set<String> ids = byProvider.values().stream()
                .flatMap(Collection::stream)
                .map(Commitment::id)
                .collect(Collectors.toSet());
        List<Cell> cells = cube.providers().stream()
                .flatMap(provider -> cube.cellsOf(provider).stream())
                .toList();
        List<Balance> balances = new ArrayList<>();
        byProvider
                .values()
                .forEach(ofProvider -> balances.addAll(Drawdown.balances(ofProvider, ids, cells, fx, world.now())));
        LocalDate today = LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
        return new Tables(
                rows(cells.stream()
                        .map(cell -> SpendDailyMapper.toRow(cell, world.now(), 1))
                        .toList()),
                rows(balances.stream()
                        .map(balance -> BalanceMapper.toRow(balance, world.now()))
                        .toList()),
                rows(balances.stream()
                        .flatMap(balance -> balance.periods().stream()
                                .map(period -> PeriodMapper.toRow(balance.terms(), period, world.now())))
                        .toList()),
                rows(Portfolio.of(balances, fx, today).entrySet().stream()
                        .map(line -> PortfolioMapper.toRow(line.getKey(), line.getValue(), world.now()))
                        .toList()));
    }

    private static List<Map<String, @Nullable Object>> rows(List<? extends SpecificRecord> records) {
        return records.stream().map(AvroRows::columns).toList();
    }
}
