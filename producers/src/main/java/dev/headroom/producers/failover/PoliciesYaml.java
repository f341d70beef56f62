package dev.headroom.producers.failover;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.WorkloadClass;
import dev.headroom.policy.PolicyRules;
import dev.headroom.policy.ScopePattern;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.producers.yaml.YamlDocument;
import dev.headroom.producers.yaml.YamlList;
import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Failover policies written by hand. The fields are those of the schema of {@code failover_policies}; {@code scope_pattern}, {@code
 * effective_from} and {@code policy_version} must be there, the rest has the schema's defaults. A field the format does not know is
 * a fault: a misspelt threshold must not be ignored.
 */
final class PoliciesYaml {

    private static final String LIST = "policies";
    private static final Set<String> FIELDS = fieldsOf(FailoverPolicy.getClassSchema());
    private static final Set<String> CLASS_FIELDS = fieldsOf(WorkloadClass.getClassSchema());
    /** Fields that mean something in the policy of all regions only. */
    private static final List<String> GLOBAL_FIELDS = List.of("max_move_ratio_per_hour", "panic_ratio");

    /** Fields whose rules look at other fields. */
    private static final Map<String, Set<String>> JUDGED_WITH = Map.of(
            "outage_ratio_with_incident", Set.of("outage_ratio"),
            "saturation_release_ratio", Set.of("saturation_ratio"),
            "health_trigger_ratio", Set.of("health_warn_ratio"),
            "fast_window_minutes", Set.of("slow_window_minutes", "saturation_minutes"),
            "flap_reuse", Set.of("flap_suppress"),
            "weight_headroom", Set.of("weight_capability", "weight_commitment", "weight_price"),
            "workload_classes", Set.of("scope_pattern"),
            "max_move_ratio_per_hour", Set.of("scope_pattern"),
            "panic_ratio", Set.of("scope_pattern"));

    private final FaultSink faults;
    private final Set<List<Object>> seen = new HashSet<>();

    PoliciesYaml(FaultSink faults) {
        this.faults = faults;
    }

    /** The policies that have no fault, in the order of the file. */
    List<FailoverPolicy> read(Path file) {
        String name = String.valueOf(file.getFileName());
        Node root = YamlDocument.read(file, LIST);
        List<FailoverPolicy> policies = new ArrayList<>();
        List<Node> items = YamlList.items(name, faults, root, LIST);
        for (int i = 0; i < items.size(); i++) {
            String owner = YamlList.ownerOf(items.get(i), "policy_version", LIST + "[" + i + "]");
            policies.add(policy(items.get(i), new YamlPlaces(name, faults, items.get(i), owner)));
        }
        return policies;
    }

    private FailoverPolicy policy(Node node, YamlPlaces places) {
        YamlMap map = new YamlMap(places, "", node, FIELDS);
        FailoverPolicy policy = FailoverPolicy.newBuilder()
                .setScopePattern(map.required("scope_pattern"))
                .setEffectiveFrom(map.requiredInstant("effective_from"))
                .setPolicyVersion(map.required("policy_version"))
                .build();
        policy.setMode(map.textOr("mode", policy.getMode()));
        readNumbers(map, policy);
        policy.setAllowedTargets(Objects.requireNonNullElse(map.texts("allowed_targets"), List.of()));
        policy.setWorkloadClasses(workloadClasses(map, places));
        PolicyRules.faults(policy).forEach(fault -> places.tellRule(fault.path(), fault.message(), JUDGED_WITH));
        checkScope(map, policy, places);
        return policy;
    }

    private static void readNumbers(YamlMap map, FailoverPolicy policy) {
        for (Schema.Field field : FailoverPolicy.getClassSchema().getFields()) {
            Object otherwise = policy.get(field.pos());
            if (otherwise instanceof Double ratio) {
                policy.put(field.pos(), map.numberOr(field.name(), ratio));
            } else if (otherwise instanceof Integer number) {
                policy.put(field.pos(), map.integerOr(field.name(), number));
            }
        }
    }

    private static List<WorkloadClass> workloadClasses(YamlMap map, YamlPlaces places) {
        List<WorkloadClass> classes = new ArrayList<>();
        List<Node> items = map.list("workload_classes");
        for (int i = 0; i < items.size(); i++) {
            String path = "workload_classes[" + i + "]";
            places.note(path, items.get(i));
            YamlMap load = new YamlMap(places, path, items.get(i), CLASS_FIELDS);
            load.tellIfMissing("runs_on");
            classes.add(new WorkloadClass(
                    load.required("name"),
                    load.required("kind"),
                    Objects.requireNonNullElse(load.texts("runs_on"), List.of()),
                    Objects.requireNonNullElse(load.texts("gpu_models"), List.of()),
                    load.integerOr("min_cluster_gpus", 0)));
        }
        return classes;
    }

    /** What can only be seen in the file: a second policy of the same key, and global rules where nobody reads them. */
    private void checkScope(YamlMap map, FailoverPolicy policy, YamlPlaces places) {
        String scope = policy.getScopePattern();
        if (map.has("scope_pattern")
                && map.has("effective_from")
                && !seen.add(List.of(scope, policy.getEffectiveFrom()))) {
            places.tellRule(
                    "effective_from",
                    "a policy for " + scope + " from " + policy.getEffectiveFrom() + " on is in the file twice",
                    JUDGED_WITH);
        }
        if (!scope.equals(ScopePattern.ALL_REGIONS)) {
            GLOBAL_FIELDS.stream()
                    .filter(map::has)
                    .forEach(field ->
                            places.tellRule(field, "is read from the policy */* only, not from " + scope, JUDGED_WITH));
        }
    }

    private static Set<String> fieldsOf(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).collect(Collectors.toUnmodifiableSet());
    }
}
