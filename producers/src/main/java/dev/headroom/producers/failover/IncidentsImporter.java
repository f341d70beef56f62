package dev.headroom.producers.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a file to {@code cloud_incidents}: all of them or, when one has a fault, none. A later message of an
 * incident replaces the earlier ones, so importing a file again changes nothing. The record timestamp is when the incident ended,
 * or else began, by the provider; a message holds from its place in the log on, whatever its timestamp.
 */
public final class IncidentsImporter {

    private final Outlet outlet;

    /** An importer that writes to {@code outlet}, which stays open. */
    public IncidentsImporter(Outlet outlet) {
        this.outlet = outlet;
    }

    /**
     * What an import did.
     *
     * @param messages messages sent
     * @param incidents different incidents among them
     * @param elapsed how long it took
     */
    public record Result(int messages, long incidents, Duration elapsed) {}

    /**
     * Reads a file.
     *
     * @throws dev.headroom.producers.ImportException listing every fault with its place
     */
    public static List<CloudIncident> read(Path file) {
        FaultSink faults = new FaultSink();
        List<CloudIncident> incidents = new IncidentsYaml(faults).read(file);
        faults.requireNone(String.valueOf(file.getFileName()), "loaded");
        return incidents;
    }

    /**
     * Reads and sends a file.
     *
     * @throws dev.headroom.producers.ImportException when it has faults or cannot be sent
     */
    public Result run(Path file) {
        long startedNanos = System.nanoTime();
        List<CloudIncident> incidents = read(file);
        String topic = outlet.nameOf(TopicCatalogue.CLOUD_INCIDENTS);
        RecordEncoder<CloudIncident> values = outlet.valuesOf(TopicCatalogue.CLOUD_INCIDENTS, CloudIncident.class);
        for (CloudIncident incident : incidents) {
            outlet.send(new ProducerRecord<>(
                    topic,
                    null,
                    timestampMs(incident),
                    keyOf(incident).getBytes(StandardCharsets.UTF_8),
                    values.encode(incident)));
        }
        outlet.flush();
        return new Result(
                incidents.size(),
                incidents.stream().map(IncidentsImporter::keyOf).distinct().count(),
                Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    private static String keyOf(CloudIncident incident) {
        return incident.getProvider() + "/" + incident.getIncidentId();
    }

    /** Null lets the producer stamp it. */
    private static @Nullable Long timestampMs(CloudIncident incident) {
        Instant known = incident.getEndsAt() == null ? incident.getStartsAt() : incident.getEndsAt();
        return known == null ? null : known.toEpochMilli();
    }
}
