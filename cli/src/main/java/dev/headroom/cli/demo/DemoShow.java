package dev.headroom.cli.demo;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.demo.fleet.FleetPlayback;
import dev.headroom.cli.demo.fleet.FleetSnapshot;
import dev.headroom.cli.tables.TableFollower;
import dev.headroom.producers.demo.SeedDelivery;
import dev.headroom.producers.demo.SeedPlayback;
import dev.headroom.producers.demo.SeedWorld;
import dev.headroom.producers.focus.ImportResult;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;

/**
 * Listens to the playback: shows what is there, and lets it go on when the balances have reached the tick and the next day is due. The
 * fleet is written meanwhile and has a time of its own.
 */
final class DemoShow implements SeedPlayback.Listener {

    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FAILOVER = "failover";

    /** What has to be followed for the picture. */
    static final List<Topic> SHOWN = List.of(
            TopicCatalogue.COMMITMENT_CONSUMPTION,
            TopicCatalogue.COMMITMENT_PORTFOLIO,
            TopicCatalogue.ALERTS_ACTIVE,
            TopicCatalogue.FAILOVER_STATE,
            TopicCatalogue.FAILOVER_TRIGGERS);

    private final DemoSession session;
    private final TableFollower tables;
    private final SeedWorld world;
    private final Duration pace;
    private final Arrivals arrivals = new Arrivals();
    private final long startedNanos = System.nanoTime();
    private final Instant shownFrom;
    private final FleetPlayback fleet;

    /**
     * A show that begins now.
     *
     * @param shownFrom what the balances had reached before
     * @param pace how long the world takes; nought: as long as it has to
     * @param fleet what is written at the same time
     */
    DemoShow(
            DemoSession session,
            TableFollower tables,
            SeedWorld world,
            Instant shownFrom,
            Duration pace,
            FleetPlayback fleet) {
        this.session = session;
        this.tables = tables;
        this.world = world;
        this.shownFrom = shownFrom;
        this.pace = pace;
        this.fleet = fleet;
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
        awaitAndShow(
                "the balances have not reached " + instant,
                snapshot -> !snapshot.balances().isEmpty()
                        && !reached(snapshot.balances(), Instant.MIN).isBefore(instant),
                dueNanos);
    }

    /** Goes on showing until the fleet's last decision has been taken. */
    void awaitDecision(Instant lastTick) throws InterruptedException {
        awaitAndShow(
                "failover has not reached " + lastTick,
                snapshot -> snapshot.fleet().hasDecided(lastTick),
                0);
    }

    /** Shows until it is so, and time has come. */
    private void awaitAndShow(String otherwise, Predicate<Snapshot> isSo, long dueNanos) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        boolean reached = false;
        while (!reached || System.nanoTime() < dueNanos) {
            if (!reached && System.nanoTime() > deadlineNanos) {
                throw new CommandFailure(otherwise + " within two minutes; look for what is wrong with --verbose");
            }
            session.requireGoingOn();
            fleet.requireGoingOn();
            tables.poll(POLL);
            Snapshot snapshot = snapshot();
            reached = isSo.test(snapshot);
            session.view().show(snapshot);
        }
    }

    private Snapshot snapshot() {
        List<GenericRecord> balances = tables.rows(TopicCatalogue.COMMITMENT_CONSUMPTION);
        Instant time = reached(balances, world.start());
        return new Snapshot(
                time,
                progress(time),
                balances,
                tables.rows(TopicCatalogue.COMMITMENT_PORTFOLIO),
                new FleetSnapshot(
                        tables.rows(TopicCatalogue.FAILOVER_STATE), tables.rows(TopicCatalogue.FAILOVER_TRIGGERS)),
                alertsOfCommitments(),
                arrivals.today(),
                arrivals.notes());
    }

    /** Failover's alert says what its trigger says, at a time that is not that of the bills. */
    private List<GenericRecord> alertsOfCommitments() {
        return tables.rows(TopicCatalogue.ALERTS_ACTIVE).stream()
                .filter(alert -> !FAILOVER.equals(String.valueOf(alert.get("component"))))
                .toList();
    }

    private double progress(Instant time) {
        double whole = Duration.between(world.start(), world.end()).toMillis();
        return Math.max(0, Math.min(1, Duration.between(world.start(), time).toMillis() / whole));
    }
}
