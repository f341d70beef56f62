package dev.headroom.cli.demo;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.tables.TableFollower;
import dev.headroom.producers.demo.SeedDelivery;
import dev.headroom.producers.demo.SeedPlayback;
import dev.headroom.producers.demo.SeedWorld;
import dev.headroom.producers.focus.ImportResult;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * Listens to the playback: shows what is there, and lets it go on when the balances have reached the tick and the next day is due.
 */
final class DemoShow implements SeedPlayback.Listener {

    private static final Duration POLL = Duration.ofMillis(40);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

    private final DemoSession session;
    private final TableFollower tables;
    private final SeedWorld world;
    private final Duration pace;
    private final Arrivals arrivals = new Arrivals();
    private final long startedNanos = System.nanoTime();
    private final Instant shownFrom;

    /**
     * A show that begins now.
     *
     * @param shownFrom what the balances had reached before
     * @param pace how long the world takes; nought: as long as it has to
     */
    DemoShow(DemoSession session, TableFollower tables, SeedWorld world, Instant shownFrom, Duration pace) {
        this.session = session;
        this.tables = tables;
        this.world = world;
        this.shownFrom = shownFrom;
        this.pace = pace;
    }

    /** The instant that all of these balances have reached; that of the start where there are none. */
    static Instant reached(List<GenericRecord> balances, Instant start) {
        return balances.stream()
                .map(row -> Instant.ofEpochMilli((Long) row.get("as_of")))
                .min(Instant::compareTo)
                .orElse(start);
    }

    @Override
    public void delivered(SeedDelivery delivery, ImportResult result) {
        if (delivery.at().isAfter(shownFrom)) {
            arrivals.add(delivery, result.rows());
        }
    }

    @Override
    public void ticked(Instant instant) throws InterruptedException {
        long dueNanos = startedNanos
                + new Pace(world.start(), world.end(), shownFrom, pace)
                        .due(instant)
                        .toNanos();
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        boolean reached = false;
        while (!reached || System.nanoTime() < dueNanos) {
            if (!reached && System.nanoTime() > deadlineNanos) {
                throw new CommandFailure("the balances have not reached " + instant
                        + " within two minutes; look for what is wrong with --verbose");
            }
            session.requireGoingOn();
            tables.poll(POLL);
            List<GenericRecord> balances = tables.rows(TopicCatalogue.COMMITMENT_CONSUMPTION);
            reached = !balances.isEmpty() && !reached(balances, Instant.MIN).isBefore(instant);
            show(balances);
        }
    }

    private void show(List<GenericRecord> balances) {
        Instant time = reached(balances, world.start());
        session.view()
                .show(new Snapshot(
                        time,
                        progress(time),
                        balances,
                        tables.rows(TopicCatalogue.COMMITMENT_PORTFOLIO),
                        tables.rows(TopicCatalogue.ALERTS_ACTIVE),
                        arrivals.today(),
                        arrivals.notes()));
    }

    private double progress(Instant time) {
        double whole = Duration.between(world.start(), world.end()).toMillis();
        return Math.max(0, Math.min(1, Duration.between(world.start(), time).toMillis() / whole));
    }
}
