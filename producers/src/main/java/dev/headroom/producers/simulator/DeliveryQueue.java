package dev.headroom.producers.simulator;

import dev.headroom.producers.clock.Ticks;
import dev.headroom.producers.simulator.Simulation.Arrival;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Goes through a simulation: what is on its way from the intervals that have ended, incidents and ticks, each when it is due. */
final class DeliveryQueue implements Iterator<Delivery> {

    private static final long TICK_MS = Ticks.FLEET_PERIOD.toMillis();
    private static final long NEVER = Long.MAX_VALUE;

    private final Simulation simulation;
    private final PriorityQueue<Arrival> underway = new PriorityQueue<>();
    private final Iterator<Delivery.Incident> incidents;
    private final long endMs;

    private long interval;
    private long tickMs;
    private Delivery.@Nullable Incident incident;
    private @Nullable Delivery next;

    DeliveryQueue(Simulation simulation) {
        this.simulation = simulation;
        this.incidents = simulation.incidents().iterator();
        this.endMs = simulation.end().toEpochMilli();
        this.interval = simulation.firstInterval();
        long startMs = simulation.start().toEpochMilli();
        this.tickMs = simulation.hasTicks() ? Math.floorDiv(startMs + TICK_MS - 1, TICK_MS) * TICK_MS : NEVER;
        do {
            nextIncident();
            // What was published before the start is nobody's news.
        } while (incident != null && incident.arrivalMs() < startMs);
        next = find();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Delivery next() {
        if (next == null) {
            throw new NoSuchElementException("the simulation is over");
        }
        Delivery found = next;
        next = find();
        return found;
    }

    private @Nullable Delivery find() {
        while (true) {
            long incidentMs = incident == null ? NEVER : incident.arrivalMs();
            long reportMs = nextReportMs(Math.min(incidentMs, tickMs));
            if (Math.min(reportMs, Math.min(incidentMs, tickMs)) > endMs) {
                return null;
            }
            if (incident != null && incidentMs <= reportMs && incidentMs <= tickMs) {
                Delivery due = incident;
                nextIncident();
                return due;
            }
            if (tickMs < reportMs) {
                Delivery due = new Delivery.Tick(tickMs);
                tickMs += TICK_MS;
                return due;
            }
            Optional<Delivery.Report> due = simulation.report(underway.remove());
            if (due.isPresent()) {
                return due.get();
            }
        }
    }

    /** When the next record arrives, if that is not after {@code limitMs}; else some time after it. */
    private long nextReportMs(long limitMs) {
        Arrival first = underway.peek();
        // An interval that has not ended by then cannot deliver anything before.
        while (simulation.endOf(interval)
                <= Math.min(endMs, Math.min(limitMs, first == null ? NEVER : first.arrivalMs()))) {
            underway.addAll(simulation.arrivals(interval++));
            first = underway.peek();
        }
        return first == null ? NEVER : first.arrivalMs();
    }

    private void nextIncident() {
        incident = incidents.hasNext() ? incidents.next() : null;
    }
}
