package dev.headroom.cli.collect;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Messages;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.dcgm.CollectorOptions;
import dev.headroom.producers.dcgm.CollectorTotals;
import dev.headroom.producers.dcgm.DcgmCollector;
import dev.headroom.producers.dcgm.IntervalResult;
import dev.headroom.producers.dcgm.ScrapeException;
import dev.headroom.producers.dcgm.Target;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A collector from its start to the summary at its end. Closing it ends it and waits until the summary is printed. */
final class CollectorRun implements AutoCloseable {

    private final DcgmCollector collector;
    private final Outlet outlet;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** A run that writes through {@code outlet}. */
    CollectorRun(CollectorOptions options, Outlet outlet, PrintWriter out, PrintWriter err) {
        this.collector = new DcgmCollector(options, outlet);
        this.outlet = outlet;
        this.out = out;
        this.err = err;
    }

    /** Collects until closed. */
    void untilStopped(boolean everyInterval) throws InterruptedException {
        try {
            CollectorLines lines = new CollectorLines(err, collector.totals(), everyInterval);
            collector.run(lines::tell);
            finish();
        } finally {
            collector.close();
            ended.countDown();
        }
    }

    /**
     * Collects one interval.
     *
     * @throws CommandFailure when no exporter answered or a record was refused
     */
    void once(boolean everyInterval) throws InterruptedException {
        try {
            CollectorLines lines = new CollectorLines(err, collector.totals(), everyInterval);
            IntervalResult result = collector.once();
            lines.tell(result);
            finish();
            requireSuccess(result, collector.totals());
        } finally {
            collector.close();
            ended.countDown();
        }
    }

    @Override
    public void close() {
        collector.stop();
        try {
            ended.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        outlet.flush();
        outlet.close();
        out.println(CollectorLines.summary(collector.totals()));
        out.flush();
    }

    private static void requireSuccess(IntervalResult result, CollectorTotals totals) {
        if (result.answered() == 0) {
            Map.Entry<Target, ScrapeException> first =
                    result.failures().entrySet().iterator().next();
            throw new CommandFailure("no target answered; " + first.getKey() + ": " + Messages.of(first.getValue()));
        }
        if (totals.refused() > 0) {
            throw new CommandFailure(totals.refused() + " of " + result.records() + " records were not written: "
                    + totals.lastRefusal());
        }
    }
}
