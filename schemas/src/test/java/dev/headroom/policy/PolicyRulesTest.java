package dev.headroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.WorkloadClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {

    private final FailoverPolicy policy = FailoverPolicy.newBuilder()
            .setScopePattern("*/*")
            .setEffectiveFrom(Instant.EPOCH)
            .setPolicyVersion("1")
            .build();

    @Test
    void shouldFindNothingWhenEverythingIsByDefault() {
        assertThat(PolicyRules.faults(policy)).isEmpty();
    }

    @Test
    void shouldFindNothingWhenThingsAreSwitchedOff() {
        // Given
        policy.setHealthTriggerRatio(0);
        policy.setMaxMoveRatioPerHour(0);
        policy.setHoldDownSeconds(0);
        policy.setAcknowledgeSeconds(0);
        policy.setMinNodes(0);
        policy.setFlapPenalty(0);
        policy.setSaturationReleaseRatio(policy.getSaturationRatio());
        policy.setWorkloadClasses(
                List.of(load("chat", "INFERENCE", "*/*/*"), load("train", "TRAINING", "aws/*/ultra")));
        policy.setAllowedTargets(List.of("azure/*", "*/*", "coreweave/us-east-04"));
        // When, Then
        assertThat(PolicyRules.faults(policy)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode                       | LIFE  | 'LIFE' is not one of LIVE, SHADOW",
                "policy_version             | ' '   | is blank; triggers tell it",
                "silence_ratio              | 1.01  | must be from 0 to 1, not 1.01",
                "silence_ratio              | 0     | must be above 0, or it is always reached",
                "outage_ratio               | NaN   | must be from 0 to 1, not NaN",
                "outage_ratio_with_incident | 0.6   | is 0.6, above outage_ratio, which is 0.5",
                "saturation_ratio           | 90    | must be from 0 to 1, not 90",
                "saturation_release_ratio   | 0.96  | is 0.96, above saturation_ratio, which is 0.95",
                "health_trigger_ratio       | 0.91  | is 0.91, above health_warn_ratio, which is 0.9",
                "health_warn_ratio          | -0.1  | must be from 0 to 1, not -0.1",
                "panic_ratio                | 1e9   | must be from 0 to 1, not 1000000000",
                "max_move_ratio_per_hour    | 2     | must be from 0 to 1, not 2",
                "reserve_ratio              | -1    | must be from 0 to 1, not -1",
                "missed_intervals           | 4     | must be one of 1, 2, 3, 5, 10, not 4: the fleet counts no others",
                "saturation_minutes         | 0     | must be from 1 to 240, not 0",
                "saturation_release_minutes | 1441  | must be from 1 to 240, not 1,441",
                "fast_window_minutes        | 11    | is 11, above slow_window_minutes, which is 10",
                "slow_window_minutes        | -1    | must be from 1 to 240, not -1",
                "min_nodes                  | -1    | must be 0 or more, not -1",
                "min_clusters               | -1    | must be 0 or more, not -1",
                "hold_down_seconds          | -1    | must be 0 or more, not -1",
                "dwell_seconds              | -1    | must be 0 or more, not -1",
                "cool_down_seconds          | -1    | must be 0 or more, not -1",
                "acknowledge_seconds        | -1    | must be 0 or more, not -1",
                "flap_penalty               | -1    | must be 0 or more, not -1",
                "flap_reuse                 | 2000  | is 2000, which must be below flap_suppress, which is 2000",
                "flap_half_life_seconds     | 0     | must be 1 or more, not 0",
                "flap_cap_seconds           | -1    | must be 0 or more, not -1",
                "weight_price               | 1001  | must be from 0 to 1,000, not 1,001",
                "weight_commitment          | -1    | must be from 0 to 1,000, not -1"
            })
    void shouldSayWhatIsWrongWithAField(String field, String value, String message) {
        // Given
        set(field, value);
        // When, Then
        assertThat(PolicyRules.faults(policy)).contains(new PolicyFault(field, message));
    }

    @Test
    void shouldCompareTheFastWindowWithThatOfSaturationToo() {
        // Given
        policy.setSaturationMinutes(1);
        // When, Then
        assertThat(PolicyRules.faults(policy))
                .containsExactly(new PolicyFault("fast_window_minutes", "is 2, above saturation_minutes, which is 1"));
    }

    @Test
    void shouldRefuseWeightsThatRankNothing() {
        // Given
        List.of("headroom", "capability", "commitment", "price").forEach(name -> set("weight_" + name, "0"));
        // When, Then
        assertThat(PolicyRules.faults(policy))
                .containsExactly(new PolicyFault(
                        "weight_headroom", "is 0 like all other weights, so that nothing would rank targets"));
    }

    @Test
    void shouldCheckEveryNumberThereIs() {
        // Given
        List<String> numbers = FailoverPolicy.getClassSchema().getFields().stream()
                .filter(field -> isNumber(field.schema()))
                .map(Schema.Field::name)
                .toList();
        // When
        numbers.forEach(field -> set(field, "-7"));
        // Then
        assertThat(PolicyRules.faults(policy).stream().map(PolicyFault::path).distinct())
                .containsAll(numbers.stream()
                        // Held by flap_reuse, which has to be below it.
                        .filter(field -> !field.equals("flap_suppress"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "aws/*", "*/us-east-1", "oracle_cloud/us-ashburn-1"})
    void shouldTakePatternsOfWholeParts(String pattern) {
        assertThat(ScopePattern.faultOfRegions(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | '' is not provider/region, for instance aws/us-east-1 or aws/*",
                "aws         | 'aws' is not provider/region, for instance aws/us-east-1 or aws/*",
                "aws/        | 'aws/' is not provider/region, for instance aws/us-east-1 or aws/*",
                "aws/a/b     | 'aws/a/b' is not provider/region, for instance aws/us-east-1 or aws/*",
                "aws/us-*    | 'aws/us-*' has a * that is not a whole part; write a region, or * for any",
                "**/x        | '**/x' has a * that is not a whole part; write a provider, or * for any",
                "aws/us east | 'aws/us east' has a blank in its region",
                "amazon/*    | 'amazon' is not how telemetry names a provider; write aws",
                "oci/*       | 'oci' is not how telemetry names a provider; write oracle_cloud"
            })
    void shouldRefuseOtherPatterns(String pattern, String message) {
        // Given
        policy.setScopePattern(pattern.replace("''", ""));
        // When, Then
        assertThat(PolicyRules.faults(policy)).containsExactly(new PolicyFault("scope_pattern", message));
    }

    @Test
    void shouldTellEveryFaultOfWorkloadClassesWithItsPlace() {
        // Given
        WorkloadClass wrong = load(" ", "BATCH", "aws/*");
        wrong.setGpuModels(List.of(""));
        wrong.setMinClusterGpus(-1);
        WorkloadClass nowhere = load("a", "TRAINING", "*/*/*");
        nowhere.setRunsOn(List.of());
        policy.setScopePattern("aws/*");
        policy.setAllowedTargets(List.of("*/*", "azure"));
        policy.setWorkloadClasses(new ArrayList<>(List.of(load("a", "TRAINING", "*/*/*"), wrong, nowhere)));
        // When, Then
        assertThat(PolicyRules.faults(policy).stream().map(PolicyFault::toString))
                .containsExactly(
                        "allowed_targets[1]: 'azure' is not provider/region, for instance aws/us-east-1 or aws/*",
                        "workload_classes: are read from the policy */* only, not from aws/*",
                        "workload_classes[1].name: is blank",
                        "workload_classes[1].kind: 'BATCH' is not one of INFERENCE, TRAINING",
                        "workload_classes[1].runs_on[0]: 'aws/*' is not provider/region/cluster, for instance"
                                + " aws/us-east-1/* or */*/training-1",
                        "workload_classes[1].gpu_models[0]: is blank; leave the list out for any model",
                        "workload_classes[1].min_cluster_gpus: must be 0 or more, not -1",
                        "workload_classes[2].runs_on: names no place; */*/* is everywhere",
                        "workload_classes[2].name: 'a' is the name of two classes");
    }

    private void set(String name, String value) {
        Schema.Field field =
                Objects.requireNonNull(FailoverPolicy.getClassSchema().getField(name), name);
        policy.put(
                field.pos(),
                switch (field.schema().getType()) {
                    case DOUBLE -> (Object) Double.valueOf(value);
                    case INT -> (Object) Integer.valueOf(value);
                    default -> value;
                });
    }

    private static boolean isNumber(Schema schema) {
        return schema.getType() == Schema.Type.DOUBLE || schema.getType() == Schema.Type.INT;
    }

    private static WorkloadClass load(String name, String kind, String runsOn) {
        return new WorkloadClass(name, kind, List.of(runsOn), List.of(), 0);
    }
}
