package dev.headroom.producers.simulator;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.GpuReport;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.producers.clock.Ticks;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes a simulation to the logs of the fleet, in the order of its deliveries, which is the order within each partition. It may be
 * stopped from another thread; what was written until then stays.
 */
public final class SimulationWriter {

    private final Outlet outlet;
    private final Pace pace;
    private final Instant writtenThrough;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private long reports;
    private long gpuSamples;
    private long incidents;
    private long ticks;

    /** A writer to {@code outlet}, which stays open. */
    public SimulationWriter(Outlet outlet, Pace pace) {
        this(outlet, pace, Instant.MIN);
    }

    /** The same for a simulation that was broken off: what arrives by {@code writtenThrough} was written, and is left out. */
    public SimulationWriter(Outlet outlet, Pace pace, Instant writtenThrough) {
        this.outlet = outlet;
        this.pace = pace;
        this.writtenThrough = writtenThrough;
    }

    /** Is told how far it is, after every delivery. */
    @FunctionalInterface
    public interface Listener {

        /** Nobody. */
        Listener NONE = (reached, gpuSamples) -> {};

        /** Event time has reached an instant, with so many GPU samples written. */
        void progress(Instant reached, long gpuSamples);
    }

    /**
     * Writes all of it and waits until it is written.
     *
     * @throws InterruptedException when interrupted while keeping the pace
     * @throws dev.headroom.producers.ImportException naming topic and cause when something cannot be written
     */
    public SimulationResult run(Simulation simulation, Listener listener) throws InterruptedException {
        long begunNanos = System.nanoTime();
        String reportLog = outlet.nameOf(TopicCatalogue.GPU_UTILIZATION);
        String incidentLog = outlet.nameOf(TopicCatalogue.CLOUD_INCIDENTS);
        RecordEncoder<GpuReport> reportBytes = outlet.valuesOf(TopicCatalogue.GPU_UTILIZATION, GpuReport.class);
        RecordEncoder<CloudIncident> incidentBytes =
                outlet.valuesOf(TopicCatalogue.CLOUD_INCIDENTS, CloudIncident.class);
        Ticks clock = new Ticks(outlet);
        Instant reached = simulation.start();
        for (Delivery delivery : simulation) {
            Instant arrival = Instant.ofEpochMilli(delivery.arrivalMs());
            if (!arrival.isAfter(writtenThrough)) {
                continue;
            }
            if (isStoppedBefore(arrival)) {
                break;
            }
            reached = arrival;
            if (delivery instanceof Delivery.Report report) {
                outlet.send(new ProducerRecord<>(
                        reportLog,
                        null,
                        report.timestampMs(),
                        bytes(report.key()),
                        reportBytes.encode(report.report())));
                reports++;
                gpuSamples += report.report().getUtilPermyriad().size();
            } else if (delivery instanceof Delivery.Incident incident) {
                outlet.send(new ProducerRecord<>(
                        incidentLog,
                        null,
                        incident.arrivalMs(),
                        bytes(incident.key()),
                        incidentBytes.encode(incident.incident())));
                incidents++;
            } else {
                clock.writeFleet(reached);
                ticks++;
            }
            listener.progress(reached, gpuSamples);
        }
        outlet.flush();
        return new SimulationResult(
                reports, gpuSamples, incidents, ticks, reached, Duration.ofNanos(System.nanoTime() - begunNanos));
    }

    /** Lets {@link #run} end after the delivery it is at, without waiting for the next. */
    public void stop() {
        stopping.countDown();
    }

    /** Waits until an instant of event time has come, or until stopped. */
    private boolean isStoppedBefore(Instant arrival) throws InterruptedException {
        long nanos = pace.until(arrival).toNanos();
        return nanos > 0 ? stopping.await(nanos, TimeUnit.NANOSECONDS) : stopping.getCount() == 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
