package dev.headroom.producers.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.terms.ProviderName;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What makes a message about an incident worth sending: it is of a known provider, says where, and its times are in order. */
final class IncidentRules {

    private static final List<String> STATUSES = List.of("INVESTIGATING", "CONFIRMED", "MONITORING", "RESOLVED");
    private static final Set<Character> NOT_IN_A_NAME = Set.of('/', '*');
    private static final String ALL = "*";
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");

    private final CloudIncident incident;
    private final BiConsumer<String, String> faults;

    /** Rules for a message; a fault is given on as path and message. */
    IncidentRules(CloudIncident incident, BiConsumer<String, String> faults) {
        this.incident = incident;
        this.faults = faults;
    }

    void check() {
        checkProvider(incident.getProvider());
        if (incident.getIncidentId().isBlank()) {
            faults.accept("incident_id", "is blank");
        }
        if (!STATUSES.contains(incident.getStatus())) {
            faults.accept("status", "'" + incident.getStatus() + "' is not one of " + String.join(", ", STATUSES));
        }
        if (incident.getRegions().isEmpty()) {
            faults.accept("regions", "names none; write [\"*\"] for all of the provider");
        }
        for (int i = 0; i < incident.getRegions().size(); i++) {
            checkRegion("regions[" + i + "]", incident.getRegions().get(i));
        }
        if (incident.getStartsAt() != null
                && incident.getEndsAt() != null
                && incident.getEndsAt().isBefore(incident.getStartsAt())) {
            faults.accept(
                    "ends_at",
                    "must not be before starts_at " + incident.getStartsAt() + ", but is " + incident.getEndsAt());
        }
        String address = incident.getSourceUrl();
        if (address != null && !WEB_ADDRESS.matcher(address).matches()) {
            faults.accept("source_url", "'" + address + "' is not an address that starts with http:// or https://");
        }
    }

    private void checkProvider(String provider) {
        if (isNoName(provider)) {
            faults.accept("provider", "'" + provider + "' is not the name of a provider, for instance aws");
        }
        ProviderName.cloud(provider)
                .filter(cloud -> !cloud.equals(provider))
                .ifPresent(cloud -> faults.accept(
                        "provider", "'" + provider + "' is not how telemetry names a provider; write " + cloud));
    }

    private void checkRegion(String path, String region) {
        if (!region.equals(ALL) && isNoName(region)) {
            faults.accept(path, "'" + region + "' is not the name of a region, for instance us-east-1, or * for all");
        }
    }

    private static boolean isNoName(String text) {
        return text.isEmpty()
                || BLANK.matcher(text).find()
                || text.chars().anyMatch(letter -> NOT_IN_A_NAME.contains((char) letter));
    }
}
