package dev.headroom.producers.simulator;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.GpuReport;

/** Something that reaches a log at an instant of event time. */
public sealed interface Delivery {

    /** When it arrives, in milliseconds since the epoch. */
    long arrivalMs();

    /**
     * A record of {@code gpu_utilization}.
     *
     * @param key record key
     * @param timestampMs record timestamp: the end of the interval, by the clock of who wrote it
     */
    record Report(long arrivalMs, String key, long timestampMs, GpuReport report) implements Delivery {}

    /** A record of {@code cloud_incidents}, whose timestamp is its arrival. */
    record Incident(long arrivalMs, String key, CloudIncident incident) implements Delivery {}

    /** The clock has reached the arrival: a tick for every partition of the logs of the fleet, after all that has arrived by then. */
    record Tick(long arrivalMs) implements Delivery {}
}
