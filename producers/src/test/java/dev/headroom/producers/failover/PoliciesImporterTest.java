package dev.headroom.producers.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.FailoverPolicyKey;
import dev.headroom.events.WorkloadClass;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesImporterTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "failover-policy.yaml");
    private static final Instant FROM = Instant.parse("2025-10-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldTakeTheDefaultsOfTheSchemaForWhatIsNotSaid() {
        // When
        List<FailoverPolicy> read =
                read("policies: [{scope_pattern: 'aws/*', effective_from: 2025-10-01, policy_version: v1}]");
        // Then
        assertThat(read)
                .containsExactly(FailoverPolicy.newBuilder()
                        .setScopePattern("aws/*")
                        .setEffectiveFrom(FROM)
                        .setPolicyVersion("v1")
                        .build());
    }

    @Test
    void shouldReadFieldsOfEveryKind() {
        // When
        FailoverPolicy policy = read("""
                        - scope_pattern: "*/*"
                          effective_from: 2025-10-01T02:00:00.5+02:00
                          policy_version: "2"
                          mode: SHADOW
                          silence_ratio: 1
                          missed_intervals: 10
                          weight_price: 0
                          flap_cap_seconds:
                          allowed_targets: [azure/eastus, "gcp/*"]
                          workload_classes:
                            - {name: chat, kind: INFERENCE, runs_on: ["aws/us-east-1/*"], gpu_models: [GB300], min_cluster_gpus: 72}
                        """).get(0);
        // Then
        assertThat(policy.getEffectiveFrom()).isEqualTo(FROM.plusMillis(500));
        assertThat(policy.getPolicyVersion()).isEqualTo("2");
        assertThat(policy.getMode()).isEqualTo("SHADOW");
        assertThat(policy.getSilenceRatio()).isEqualTo(1);
        assertThat(policy.getMissedIntervals()).isEqualTo(10);
        assertThat(policy.getWeightPrice()).isZero();
        assertThat(policy.getFlapCapSeconds()).isEqualTo(3600);
        assertThat(policy.getAllowedTargets()).containsExactly("azure/eastus", "gcp/*");
        assertThat(policy.getWorkloadClasses())
                .containsExactly(
                        new WorkloadClass("chat", "INFERENCE", List.of("aws/us-east-1/*"), List.of("GB300"), 72));
    }

    @Test
    void shouldShowTheDefaultsInTheExample() {
        // When
        List<FailoverPolicy> policies = PoliciesImporter.read(EXAMPLE);
        // Then
        FailoverPolicy forAll = policies.get(0);
        assertThat(forAll)
                .isEqualTo(FailoverPolicy.newBuilder()
                        .setScopePattern("*/*")
                        .setEffectiveFrom(Instant.parse("2025-01-01T00:00:00Z"))
                        .setPolicyVersion("fleet-1")
                        .setWorkloadClasses(forAll.getWorkloadClasses())
                        .build());
        assertThat(policies).hasSize(2);
    }

    @Test
    void shouldSendEachPolicyUnderItsKeyStampedWithItsInstant() {
        // Given
        SentRecords sent = new SentRecords("policies");
        // When
        PoliciesImporter.Result result = new PoliciesImporter(sent.outlet()).run(EXAMPLE);
        // Then
        assertThat(result.policies()).isEqualTo(2);
        assertThat(result.scopes()).isEqualTo(2);
        assertThat(sent.keys("failover_policies", FailoverPolicyKey.class))
                .containsExactly(
                        new FailoverPolicyKey("*/*", Instant.parse("2025-01-01T00:00:00Z")),
                        new FailoverPolicyKey("oracle_cloud/us-abilene-1", FROM));
        assertThat(sent.values("failover_policies", FailoverPolicy.class)).isEqualTo(PoliciesImporter.read(EXAMPLE));
        assertThat(sent.to("failover_policies"))
                .extracting(ProducerRecord::timestamp)
                .containsExactly(Instant.parse("2025-01-01T00:00:00Z").toEpochMilli(), FROM.toEpochMilli());
    }

    @Test
    void shouldListEveryFaultWithFileAndLineAndSendNothing() throws IOException {
        // Given
        SentRecords sent = new SentRecords("policies-faults");
        Path file = Files.writeString(folder.resolve("policy.yaml"), """
                policies:
                  - scope_pattern: aws/us-*
                    effective_from: 2025-10-01 10:00
                    policy_version: a
                    saturation_ration: 0.9
                    silence_ratio: 90
                    outage_ratio: half
                    outage_ratio_with_incident: 0.6
                    saturation_release_ratio: 0.97
                    missed_intervals: 4
                    fast_window_minutes: 12
                    hold_down_seconds: -1
                    flap_reuse: 2000
                    workload_classes: [{name: x, kind: TRAINING, runs_on: ["*/*/*"]}]
                  - scope_pattern: gcp/us-central1
                    effective_from: 2025-10-01
                    policy_version: b
                    panic_ratio: 0.4
                    workload_classes: []
                  - scope_pattern: gcp/us-central1
                    effective_from: 2025-10-01T00:00:00Z
                    policy_version: c
                  - scope_pattern: "*/*"
                    workload_classes:
                      - name: x
                        kind: TRAINNG
                        runs_on: ["*/*"]
                        gpus: [GB200]
                      - {kind: INFERENCE}
                """);
        // When
        List<String> faults = new ArrayList<>();
        assertThatThrownBy(() -> new PoliciesImporter(sent.outlet()).run(file))
                .isInstanceOfSatisfying(ImportException.class, failed -> faults.addAll(failed.faults()))
                .hasMessage("policy.yaml: nothing was loaded: 19 faults");
        // Then
        assertThat(faults)
                .containsExactly(
                        "policy.yaml:2: a scope_pattern: 'aws/us-*' has a * that is not a whole part; write a region, or *"
                                + " for any",
                        "policy.yaml:3: a effective_from '2025-10-01 10:00': is neither a date like 2026-01-31 nor an"
                                + " instant like 2026-01-31T12:00:00Z",
                        "policy.yaml:5: a saturation_ration: is no field here; did you mean saturation_ratio?",
                        "policy.yaml:6: a silence_ratio: must be from 0 to 1, not 90",
                        "policy.yaml:7: a outage_ratio 'half': is not a decimal number",
                        "policy.yaml:9: a saturation_release_ratio: is 0.97, above saturation_ratio, which is 0.95",
                        "policy.yaml:10: a missed_intervals: must be one of 1, 2, 3, 5, 10, not 4: the fleet counts no others",
                        "policy.yaml:11: a fast_window_minutes: is 12, above slow_window_minutes, which is 10",
                        "policy.yaml:11: a fast_window_minutes: is 12, above saturation_minutes, which is 10",
                        "policy.yaml:12: a hold_down_seconds: must be 0 or more, not -1",
                        "policy.yaml:13: a flap_reuse: is 2000, which must be below flap_suppress, which is 2000",
                        "policy.yaml:14: a workload_classes: are read from the policy */* only, not from aws/us-*",
                        "policy.yaml:18: b panic_ratio: is read from the policy */* only, not from gcp/us-central1",
                        "policy.yaml:21: c effective_from: a policy for gcp/us-central1 from 2025-10-01T00:00:00Z on is in"
                                + " the file twice",
                        "policy.yaml:23: policies[3] effective_from: is missing",
                        "policy.yaml:23: policies[3] policy_version: is missing",
                        "policy.yaml:28: policies[3] workload_classes[0].gpus: is no field here; the fields are gpu_models,"
                                + " kind, min_cluster_gpus, name, runs_on",
                        "policy.yaml:29: policies[3] workload_classes[1].runs_on: is missing",
                        "policy.yaml:29: policies[3] workload_classes[1].name: is missing");
        assertThat(sent.producer().history()).isEmpty();
    }

    @Test
    void shouldJudgeWorkloadClassesWhenTheyCanBeRead() {
        assertThat(faults("""
                        - scope_pattern: "*/*"
                          effective_from: 2025-10-01
                          policy_version: d
                          workload_classes:
                            - name: x
                              kind: TRAINNG
                              runs_on:
                                - "*/*"
                            - {name: x, kind: INFERENCE, runs_on: ["aws/*/*"]}
                        """))
                .containsExactly(
                        "policy.yaml:6: d workload_classes[0].kind: 'TRAINNG' is not one of INFERENCE, TRAINING",
                        "policy.yaml:8: d workload_classes[0].runs_on[0]: '*/*' is not provider/region/cluster, for instance"
                                + " aws/us-east-1/* or */*/training-1",
                        "policy.yaml:9: d workload_classes[1].name: 'x' is the name of two classes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "''# policy.yaml is empty: expected a list named policies",
                "'policies: {a: b}'# policy.yaml: nothing was loaded: 1 fault",
                "'policy: []'# policy.yaml: nothing was loaded: 2 faults",
                "'policies: [5]'# policy.yaml: nothing was loaded",
                "'policies: [a'# policy.yaml:1: is not valid YAML"
            })
    void shouldFailInOneLineWhenTheFileIsNoSuchDocument(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ImportException.class).hasMessageStartingWith(message);
    }

    private List<FailoverPolicy> read(String yaml) {
        try {
            return PoliciesImporter.read(Files.writeString(folder.resolve("policy.yaml"), yaml));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> faults(String yaml) {
        List<String> faults = new ArrayList<>();
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(ImportException.class, failed -> faults.addAll(failed.faults()));
        return faults;
    }
}
