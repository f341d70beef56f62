package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.IncidentKind;
import dev.headroom.failover.signal.Incident;
import java.util.Set;

/** Messages of {@code cloud_incidents}. */
final class IncidentMapper {

    private static final Set<String> STATUSES = Set.of("INVESTIGATING", "CONFIRMED", "MONITORING", "RESOLVED");

    private IncidentMapper() {}

    /** The record, if it says which incident it is about and how that stands. */
    static CloudIncident checked(CloudIncident record) {
        if (record.getKind() == IncidentKind.INCIDENT) {
            if (record.getProvider().isEmpty() || record.getIncidentId().isEmpty()) {
                throw new IllegalArgumentException("an incident has a provider and an incident_id");
            }
            if (!STATUSES.contains(record.getStatus())) {
                throw new IllegalArgumentException("status '" + record.getStatus()
                        + "' is none of INVESTIGATING, CONFIRMED, MONITORING and RESOLVED");
            }
        }
        return record;
    }

    static Incident toIncident(CloudIncident record) {
        return new Incident(record.getProvider(), record.getIncidentId(), record.getStatus(), record.getRegions());
    }
}
