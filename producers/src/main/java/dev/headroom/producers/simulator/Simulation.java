package dev.headroom.producers.simulator;

import dev.headroom.producers.clock.Ticks;
import dev.headroom.producers.simulator.Disturbance.Delay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a scenario delivers, in the order of arrival. The same scenario, seed, number of GPUs and start give the same
 * deliveries, every time it is gone through; a record is made only when it is its turn.
 *
 * <p>Intervals are whole multiples of their length since the epoch, the first one starting at the start or after it. The records of
 * an interval arrive after its end, each collector's at a moment of its own. Ticks stand for whole multiples of {@link
 * Ticks#FLEET_PERIOD}; a tick comes after everything that arrives by its instant. What would arrive after the end is left out.
 */
public final class Simulation implements Iterable<Delivery> {

    private final Scenario.Collection collection;
    private final List<ClusterPlan> clusters;
    private final List<Source> sources;
    private final List<Effects> effects;
    private final List<Delivery.Incident> incidents;
    private final ReportMaker maker;
    private final SimulationOptions options;
    private final long startMs;

    /** A scenario, played as the options say. */
    public Simulation(Scenario scenario, SimulationOptions options) {
        this.options = options;
        this.collection = scenario.collection();
        this.startMs = options.start().toEpochMilli();
        this.clusters = Fleet.scaled(scenario.fleet(), options.gpus());
        this.sources = Fleet.sources(clusters, collection.shards());
        List<Disturbance> disturbances = scenario.disturbances().stream()
                .map(disturbance -> disturbance.seeded(options.seed()))
                .toList();
        this.effects =
                sources.stream().map(source -> Effects.on(source, disturbances)).toList();
        this.incidents = scenario.incidents().stream()
                .map(message -> message.delivery(startMs))
                .sorted(Comparator.comparingLong(Delivery::arrivalMs))
                .toList();
        this.maker = new ReportMaker(scenario.load(), options.seed(), startMs, collection.intervalMs());
    }

    /** GPUs of the fleet. */
    public long gpus() {
        return clusters.stream().mapToLong(ClusterPlan::gpus).sum();
    }

    /** Hosts of the fleet. */
    public long hosts() {
        return sources.stream().mapToLong(source -> source.hosts().size()).sum();
    }

    /** Clusters of the fleet. */
    public int clusters() {
        return clusters.size();
    }

    /** First instant of event time. */
    public Instant start() {
        return options.start();
    }

    /** Last instant of event time. */
    public Instant end() {
        return options.start().plus(options.duration());
    }

    @Override
    public Iterator<Delivery> iterator() {
        return new DeliveryQueue(this);
    }

    /** The first interval, as the number of intervals since the epoch. */
    long firstInterval() {
        return Math.floorDiv(startMs + collection.intervalMs() - 1, collection.intervalMs());
    }

    long endOf(long interval) {
        return (interval + 1) * collection.intervalMs();
    }

    boolean hasTicks() {
        return options.withTicks();
    }

    List<Delivery.Incident> incidents() {
        return incidents;
    }

    /** When the records of an interval arrive, in no order. */
    List<Arrival> arrivals(long interval) {
        List<Arrival> arrivals = new ArrayList<>(sources.size());
        long atMs = endOf(interval) - 1 - startMs;
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            long id = Chance.of(options.seed(), source.id());
            long arrivalMs = endOf(interval)
                    + part(collection.spreadMs(), id)
                    + part(collection.jitterMs(), Chance.of(id, interval));
            List<Delay> delays = effects.get(i).delays();
            for (int d = 0; d < delays.size(); d++) {
                Delay delay = delays.get(d);
                long delayMs = delay.reach().isActive(atMs) ? delay.delayMs(source, interval) : -1;
                if (delayMs >= 0 && delay.isRepeat()) {
                    arrivals.add(new Arrival(arrivalMs + delayMs, interval, i, d + 1));
                } else if (delayMs >= 0) {
                    arrivalMs += delayMs;
                }
            }
            arrivals.add(new Arrival(arrivalMs, interval, i, 0));
        }
        return arrivals;
    }

    /** What arrives; nothing when no host was seen. */
    Optional<Delivery.Report> report(Arrival arrival) {
        Source source = sources.get(arrival.source());
        return maker.report(source, effects.get(arrival.source()), arrival.interval())
                .map(report -> new Delivery.Report(
                        arrival.arrivalMs(),
                        source.key(),
                        report.getIntervalStart().toEpochMilli() + collection.intervalMs(),
                        report));
    }

    private static long part(long wholeMs, long number) {
        return (long) (Chance.unit(number) * wholeMs);
    }

    /**
     * A record on its way.
     *
     * @param copy 0 for the first, others for those that are sent again
     */
    record Arrival(long arrivalMs, long interval, int source, int copy) implements Comparable<Arrival> {

        private static final Comparator<Arrival> ORDER = Comparator.comparingLong(Arrival::arrivalMs)
                .thenComparingLong(Arrival::interval)
                .thenComparingInt(Arrival::source)
                .thenComparingInt(Arrival::copy);

        @Override
        public int compareTo(Arrival other) {
            int byArrival = Long.compare(arrivalMs, other.arrivalMs);
            return byArrival != 0 ? byArrival : ORDER.compare(this, other);
        }
    }
}
