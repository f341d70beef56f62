package dev.headroom.producers.simulator;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.IncidentKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about an incident of a provider. Times are milliseconds since the start of the scenario.
 *
 * @param atMs when it is published
 * @param startedMs when the incident began, by the provider; null where it does not say
 * @param endedMs when it ended; null where it goes on
 */
record IncidentMessage(
        long atMs,
        String provider,
        String id,
        String status,
        List<String> regions,
        List<String> services,
        String title,
        @Nullable Long startedMs,
        @Nullable Long endedMs,
        @Nullable String sourceUrl) {

    Delivery.Incident delivery(long startMs) {
        CloudIncident incident = new CloudIncident();
        incident.setKind(IncidentKind.INCIDENT);
        incident.setProvider(provider);
        incident.setIncidentId(id);
        incident.setStatus(status);
        incident.setRegions(regions);
        incident.setServices(services);
        incident.setTitle(title);
        incident.setStartsAt(startedMs == null ? null : Instant.ofEpochMilli(startMs + startedMs));
        incident.setEndsAt(endedMs == null ? null : Instant.ofEpochMilli(startMs + endedMs));
        incident.setSourceUrl(sourceUrl);
        return new Delivery.Incident(startMs + atMs, provider + "/" + id, incident);
    }
}
