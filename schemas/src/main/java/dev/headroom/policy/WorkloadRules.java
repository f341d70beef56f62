package dev.headroom.policy;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.WorkloadClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of the workload classes of a policy. */
final class WorkloadRules {

    private static final Set<String> KINDS = Set.of("TRAINING", "INFERENCE");
    private static final String FIELD = "workload_classes";

    private WorkloadRules() {}

    static void check(FailoverPolicy policy, FieldChecks checks) {
        List<WorkloadClass> classes = policy.getWorkloadClasses();
        if (!classes.isEmpty() && !policy.getScopePattern().equals(ScopePattern.ALL_REGIONS)) {
            checks.add(FIELD, "are read from the policy */* only, not from " + policy.getScopePattern());
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < classes.size(); i++) {
            String path = FIELD + "[" + i + "]";
            check(classes.get(i), path, checks);
            if (!names.add(classes.get(i).getName())) {
                checks.add(path + ".name", "'" + classes.get(i).getName() + "' is the name of two classes");
            }
        }
    }

    private static void check(WorkloadClass load, String path, FieldChecks checks) {
        if (load.getName().isBlank()) {
            checks.add(path + ".name", "is blank");
        }
        if (!KINDS.contains(load.getKind())) {
            checks.add(path + ".kind", "'" + load.getKind() + "' is not one of INFERENCE, TRAINING");
        }
        if (load.getRunsOn().isEmpty()) {
            checks.add(path + ".runs_on", "names no place; */*/* is everywhere");
        }
        for (int i = 0; i < load.getRunsOn().size(); i++) {
            String at = path + ".runs_on[" + i + "]";
            ScopePattern.faultOfClusters(load.getRunsOn().get(i)).ifPresent(message -> checks.add(at, message));
        }
        for (int i = 0; i < load.getGpuModels().size(); i++) {
            if (load.getGpuModels().get(i).isBlank()) {
                checks.add(path + ".gpu_models[" + i + "]", "is blank; leave the list out for any model");
            }
        }
        if (load.getMinClusterGpus() < 0) {
            checks.add(path + ".min_cluster_gpus", "must be 0 or more, not " + load.getMinClusterGpus());
        }
    }
}
