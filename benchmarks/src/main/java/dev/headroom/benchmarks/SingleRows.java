package dev.headroom.benchmarks;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.focus.Artifact;
import dev.headroom.producers.focus.DeliveryWriter;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Sends rows one at a time, each a DELTA artifact of its own into a cell that exists, and takes the time from just before it is handed
 * over until the balance that has exactly this row more is read. Between two rows there is a random pause, so that they do not fall
 * into step with commits.
 */
final class SingleRows {

    private static final String SCOPE = "benchmark/single-rows";
    private static final int ROW_BYTES = 600;
    private static final int LONGEST_PAUSE_MS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SingleRows() {}

    static Delays send(Cluster cluster, BalanceWatch watch, Bill bill, int count, long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        BigDecimal balance = bill.counted();
        Delays delays = new Delays();
        try (Outlet outlet = Outlet.connect(cluster.clientConfig(), "")) {
            for (int i = 1; i <= count; i++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MS));
                balance = balance.add(BigDecimal.ONE);
                DeliveryWriter writer = new DeliveryWriter(outlet, artifact(i));
                ChargeRow row = rowOf(random.nextInt(bill.cells()));
                long started = System.nanoTime();
                writer.add(row, ROW_BYTES);
                writer.end();
                delays.add(watch.await(balance, PATIENCE).nanos() - started);
            }
        }
        return delays;
    }

    private static Artifact artifact(int number) {
        return new Artifact(
                SCOPE,
                Integer.toString(number),
                DeliveryStyle.DELTA,
                Ledger.SETTLED,
                String.format("%064x", number),
                "single rows");
    }

    /** A row worth 1 that counts: no tax. */
    private static ChargeRow rowOf(int cell) {
        ChargeRow row = BillCell.of(cell).toRow();
        row.setChargeCategory("Usage");
        row.setBilledCost(Decimals.toBytes(BigDecimal.ONE));
        row.setEffectiveCost(Decimals.toBytes(BigDecimal.ONE));
        row.setContractedCost(Decimals.toBytes(BigDecimal.ONE));
        row.setListCost(Decimals.toBytes(BigDecimal.ONE));
        return row;
    }
}
