package dev.headroom.producers.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SharedData;
import dev.headroom.serde.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentsYamlTest {

    private static final String FULL = """
            commitments:
              - id: aws-ppa
                version: 2
                effective_from: 2024-03-01
                provider: aws
                contract_id: C-1
                currency: USD
                total: "38000000000.000000000000000001"
                term: {start: 2024-01-01, end: 2026-01-01}
                kind: BURN_DOWN
                cost_metric: EFFECTIVE
                charge_categories: [Usage]
                attribution: BILLING_PERIOD
                applicability:
                  InclusionOperator: Or
                  Inclusions:
                    - {Dimension: BillingAccountId, Operator: In, Values: [0012, no], Applicability: {Cost: 0.30}}
                marketplace: {cap_ratio: "0.25", applicability: {IsGlobalScope: true}}
                priority: 3
                periods:
                  - {id: Y1, start: 2024-01-01, end: 2025-01-01, target: 5_000_000_000, shortfall: ROLL, carry_over_cap: "7"}
                  - {id: Y2, start: 2025-01-01, end: '2026-01-01', target: "6e9"}
                sources: ["https://example.org/a"]
            """;

    @TempDir
    Path folder;

    @Test
    void shouldReadEveryFieldExactlyAsWritten() {
        // When
        CommitmentTerms terms = read(FULL).get(0);
        // Then
        assertThat(terms.getCommitmentId()).isEqualTo("aws-ppa");
        assertThat(terms.getTermsVersion()).isEqualTo(2);
        assertThat(terms.getEffectiveFrom()).isEqualTo(LocalDate.parse("2024-03-01"));
        assertThat(terms.getContractId()).isEqualTo("C-1");
        assertThat(Decimals.fromBytes(terms.getTotal())).isEqualByComparingTo("38000000000.000000000000000001");
        assertThat(terms.getTermEnd()).isEqualTo(LocalDate.parse("2026-01-01"));
        assertThat(List.of(terms.getKind(), terms.getCostMetric(), terms.getAttribution()))
                .containsExactly("BURN_DOWN", "EFFECTIVE", "BILLING_PERIOD");
        assertThat(terms.getChargeCategories()).containsExactly("Usage");
        assertThat(terms.getApplicability())
                .isEqualTo(
                        "{\"InclusionOperator\":\"Or\",\"Inclusions\":[{\"Dimension\":\"BillingAccountId\",\"Operator\":\"In\","
                                + "\"Values\":[\"0012\",\"no\"],\"Applicability\":{\"Cost\":0.30}}]}");
        assertThat(Decimals.fromBytes(terms.getMarketplace().getCapRatio())).isEqualByComparingTo("0.25");
        assertThat(terms.getMarketplace().getApplicability()).isEqualTo("{\"IsGlobalScope\":true}");
        assertThat(terms.getPriority()).isEqualTo(3);
        assertThat(Decimals.fromBytes(terms.getPeriods().get(0).getTarget())).isEqualByComparingTo("5000000000");
        assertThat(terms.getPeriods().get(0).getShortfall()).isEqualTo("ROLL");
        assertThat(Decimals.fromBytes(terms.getPeriods().get(0).getCarryOverCap()))
                .isEqualByComparingTo("7");
        assertThat(Decimals.fromBytes(terms.getPeriods().get(1).getTarget())).isEqualByComparingTo("6000000000");
        assertThat(terms.getPeriods().get(1).getShortfall()).isNull();
        assertThat(terms.getSources()).containsExactly("https://example.org/a");
    }

    @Test
    void shouldFillInWhatMostCommitmentsAgreeOnWhenItIsNotSaid() {
        // When
        CommitmentTerms terms = read("""
                        commitments:
                          - id: gcp
                            provider: gcp
                            currency: USD
                            total:
                            applicability: {}
                            term: {start: 2025-01-01}
                        """).get(0);
        // Then
        assertThat(terms.getTermsVersion()).isEqualTo(1);
        assertThat(terms.getEffectiveFrom()).isEqualTo(LocalDate.parse("2025-01-01"));
        assertThat(terms.getTotal()).isNull();
        assertThat(terms.getTermEnd()).isNull();
        assertThat(terms.getApplicability()).isNull();
        assertThat(List.of(terms.getKind(), terms.getCostMetric(), terms.getAttribution()))
                .containsExactly("BUILD_UP", "BILLED", "CHARGE_PERIOD");
        assertThat(terms.getChargeCategories()).containsExactly("Usage", "Purchase", "Adjustment");
        assertThat(terms.getPriority()).isEqualTo(1);
    }

    @Test
    void shouldReadAUsageCommitmentByItsUnit() {
        assertThat(read("commitments: [{id: u, provider: aws, unit: Hours, total: 5, term: {start: 2025-01-01}}]")
                        .get(0))
                .extracting(CommitmentTerms::getUnit)
                .isEqualTo("Hours");
    }

    @Test
    void shouldListEveryFaultWithFileAndLineAtOnce() {
        // Given
        String yaml = """
                commitments:
                  - id: a
                    provider: amazon
                    currency: usd
                    total: lots
                    term: {start: 2025-01-01, end: 2024-01-01}
                    periodes: []
                  - id: b
                    provider: aws
                    currency: USD
                    total: 10
                    kind: BUILDUP
                    term: {start: 2025-01-01, end: 2026-01-01}
                    applicability:
                      InclusionOperator: Or
                      Inclusions:
                        - Dimension: ResourceId
                          Operator: In
                          Values: [x]
                    periods:
                      - {id: P1, start: 2025-01-01, end: 2025-06-01, target: 5}
                      - {id: P2, start: 2025-07-01, end: 2026-01-01, target: 6}
                  - provider: aws
                """;
        // When, Then
        assertThat(faults(yaml))
                .containsExactly(
                        "terms.yaml:3: a provider: 'amazon' is not how charges name a provider; write aws",
                        "terms.yaml:4: a currency: 'usd' is not an ISO 4217 currency code in capital letters",
                        "terms.yaml:5: a total 'lots': is not a decimal number",
                        "terms.yaml:6: a term.end: must be after the start 2025-01-01, not 2024-01-01",
                        "terms.yaml:7: a periodes: is no field here; did you mean periods?",
                        "terms.yaml:12: b kind: 'BUILDUP' is not one of BUILD_UP, BURN_DOWN",
                        "terms.yaml:17: b applicability.Inclusions[0].Dimension: 'ResourceId' is not one of"
                                + " BillingAccountId, BillingCurrency, ChargeCategory, ChargeClass,"
                                + " CommitmentDiscountStatus, HostProviderName, InvoiceIssuerName, PricingCategory,"
                                + " ProviderName, PublisherName, RegionId, ServiceCategory, ServiceName,"
                                + " ServiceProviderName, SkuId, SubAccountId: the spend cube keeps no other column apart",
                        "terms.yaml:20: b periods: have targets that sum to 11, more than the total 10",
                        "terms.yaml:22: b periods[1].start: leaves a gap: it is 2025-07-01, but the period before it ends on"
                                + " 2025-06-01",
                        "terms.yaml:23: commitments[2] id: is missing",
                        "terms.yaml:23: commitments[2] currency: is missing; give a currency, or the unit of a usage commitment",
                        "terms.yaml:23: commitments[2] term: is missing; say when the commitment starts: term: {start:"
                                + " 2026-01-01}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "id: {a: 1}# a id: must be a single value",
                "version: one# version 'one': is not a whole number",
                "version: 2# effective_from: is missing",
                "priority: 1.5# priority '1.5': is not a whole number",
                "total: 0.0000000000000000001# total '0.0000000000000000001': has more than 18 fraction digits",
                "effective_from: 2025-1-1# effective_from '2025-1-1': is not a date such as 2026-01-31",
                "charge_categories: Usage# charge_categories: must be a list",
                "sources: [{a: b}]# sources[0]: must be a single value",
                "periods: {a: b}# periods: must be a list",
                "periods: [5]# periods[0]: must have fields",
                "marketplace: yes# marketplace: must have fields",
                "unit: Hours# unit: is given beside currency",
                "currency: USD# currency: is given twice"
            })
    void shouldSayWhatIsWrongWithAField(String field, String fault) {
        // Given
        String yaml = "commitments:\n  - provider: aws\n    currency: USD\n    term: {start: 2025-01-01}\n"
                + (field.startsWith("id") ? "" : "    id: a\n") + "    " + field + "\n";
        // When, Then
        String expected = fault.startsWith("a ") ? fault.substring(2) : "a " + fault;
        assertThat(faults(yaml))
                .anySatisfy(line ->
                        assertThat(line).contains(field.startsWith("id") ? "commitments[0] " + expected : expected));
    }

    @Test
    void shouldRefuseAVersionTwiceAndAChangedProvider() {
        // Given
        String yaml = """
                commitments:
                  - {id: a, provider: aws, currency: USD, term: {start: 2025-01-01}}
                  - {id: a, provider: azure, currency: USD, term: {start: 2025-01-01}, version: 2, effective_from: 2025-02-01}
                  - {id: a, provider: aws, currency: USD, term: {start: 2025-01-01}}
                """;
        // When, Then
        assertThat(faults(yaml))
                .containsExactly(
                        "terms.yaml:3: a provider: is azure in version 2 and aws in version 1; the provider of a commitment"
                                + " never changes",
                        "terms.yaml:4: a version: version 1 of a is in the file twice; number amendments 2, 3, …");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'commitments: [a'# terms.yaml:1: is not valid YAML",
                "'a: 1\n---\nb: 2'# terms.yaml:2: is not valid YAML",
                "''# terms.yaml is empty",
                "'commitments: &a [*a]'# nothing was loaded",
                "'- a'# nothing was loaded",
                "'other: 1'# nothing was loaded"
            })
    void shouldFailInOneLineWhenTheFileIsNoSuchDocument(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ImportException.class).hasMessageContaining(message);
    }

    @Test
    void shouldNotHangOnAliasesThatNestIntoThemselves() {
        // Given
        String yaml = "commitments:\n  - {id: a, provider: aws, currency: USD, term: {start: 2025-01-01},"
                + " applicability: &x {Inclusions: [*x]}}\n";
        // When, Then
        assertThat(faults(yaml)).anySatisfy(line -> assertThat(line).contains("is nested too deeply"));
    }

    @Test
    void shouldReadTheTermsOfEveryWorkedCase() throws IOException {
        // Given
        Path cases = SharedData.of("cases");
        List<Path> files;
        try (Stream<Path> all = Files.walk(cases)) {
            files = all.filter(file -> file.endsWith("terms.yaml")).toList();
        }
        // When, Then
        assertThat(files)
                .hasSizeGreaterThanOrEqualTo(18)
                .allSatisfy(file ->
                        assertThat(CommitmentsFile.read(file, null).terms()).isNotEmpty());
    }

    private List<CommitmentTerms> read(String yaml) {
        try {
            return CommitmentsFile.read(Files.writeString(folder.resolve("terms.yaml"), yaml), null)
                    .terms();
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
