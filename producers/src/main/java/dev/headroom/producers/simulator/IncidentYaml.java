package dev.headroom.producers.simulator;

import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The incidents of a scenario: each with {@code id}, {@code provider}, {@code regions}, {@code services}, {@code started}, {@code
 * url}, and its {@code messages}: {@code at}, {@code status}, {@code title}, and {@code ended} with the last one.
 */
final class IncidentYaml {

    private static final Set<String> FIELDS =
            Set.of("id", "provider", "regions", "services", "title", "started", "url", "messages");
    private static final Set<String> MESSAGE_FIELDS = Set.of("at", "status", "title", "ended");
    private static final Set<String> STATUSES = Set.of("INVESTIGATING", "CONFIRMED", "MONITORING", "RESOLVED");

    private final YamlPlaces places;
    private final ScenarioTime time;

    IncidentYaml(YamlPlaces places, ScenarioTime time) {
        this.places = places;
        this.time = time;
    }

    List<IncidentMessage> read(List<Node> items) {
        List<IncidentMessage> messages = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            YamlMap incident = new YamlMap(places, "incidents[" + i + "]", items.get(i), FIELDS);
            String id = incident.required("id");
            String provider = incident.required("provider");
            List<String> regions = incident.texts("regions");
            List<String> services = incident.texts("services");
            Long startedMs = time.offsetMs(incident, "started");
            incident.tellIfMissing("messages");
            List<Node> nodes = incident.list("messages");
            for (int m = 0; m < nodes.size(); m++) {
                YamlMap message =
                        new YamlMap(places, incident.pathOf("messages") + "[" + m + "]", nodes.get(m), MESSAGE_FIELDS);
                messages.add(new IncidentMessage(
                        time.requiredOffsetMs(message, "at"),
                        provider,
                        id,
                        status(message),
                        regions == null ? List.of("*") : regions,
                        services == null ? List.of() : services,
                        message.textOr("title", incident.textOr("title", id)),
                        startedMs,
                        endedMs(message),
                        incident.text("url")));
            }
        }
        return messages;
    }

    private @Nullable Long endedMs(YamlMap message) {
        return time.offsetMs(message, "ended");
    }

    private static String status(YamlMap message) {
        String status = message.required("status");
        if (message.has("status") && !STATUSES.contains(status)) {
            message.fault("status", status, "must be INVESTIGATING, CONFIRMED, MONITORING or RESOLVED");
        }
        return status;
    }
}
