package dev.headroom.producers.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.IncidentKind;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.producers.yaml.YamlDocument;
import dev.headroom.producers.yaml.YamlList;
import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Messages of providers' status feeds, normalised, as YAML or JSON. {@code provider}, {@code incident_id}, {@code status} and {@code
 * regions} must be there. An incident may be in the file several times: its messages are sent in their order.
 */
final class IncidentsYaml {

    private static final String LIST = "incidents";
    private static final Set<String> FIELDS = Set.of(
            "provider", "incident_id", "status", "regions", "services", "title", "starts_at", "ends_at", "source_url");
    /** Fields whose rules look at other fields. */
    private static final Map<String, Set<String>> JUDGED_WITH = Map.of("ends_at", Set.of("starts_at"));

    private final FaultSink faults;

    IncidentsYaml(FaultSink faults) {
        this.faults = faults;
    }

    /** The messages of a file, in its order. */
    List<CloudIncident> read(Path file) {
        String name = String.valueOf(file.getFileName());
        Node root = YamlDocument.read(file, LIST);
        List<CloudIncident> incidents = new ArrayList<>();
        List<Node> items = YamlList.items(name, faults, root, LIST);
        for (int i = 0; i < items.size(); i++) {
            String owner = YamlList.ownerOf(items.get(i), "incident_id", LIST + "[" + i + "]");
            incidents.add(incident(items.get(i), new YamlPlaces(name, faults, items.get(i), owner)));
        }
        return incidents;
    }

    private static CloudIncident incident(Node node, YamlPlaces places) {
        YamlMap map = new YamlMap(places, "", node, FIELDS);
        map.tellIfMissing("regions");
        CloudIncident incident = new CloudIncident(
                IncidentKind.INCIDENT,
                map.required("provider"),
                map.required("incident_id"),
                map.required("status"),
                Objects.requireNonNullElse(map.texts("regions"), List.of()),
                Objects.requireNonNullElse(map.texts("services"), List.of()),
                map.textOr("title", ""),
                map.instant("starts_at"),
                map.instant("ends_at"),
                map.text("source_url"));
        new IncidentRules(incident, (path, message) -> places.tellRule(path, message, JUDGED_WITH)).check();
        return incident;
    }
}
