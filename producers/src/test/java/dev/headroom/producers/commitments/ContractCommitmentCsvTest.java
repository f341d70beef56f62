package dev.headroom.producers.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import dev.headroom.producers.SharedData;
import dev.headroom.serde.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCommitmentCsvTest {

    private static final String HEADER_1_4 = "ContractCommitmentId,ContractCommitmentCategory,ContractCommitmentCost,"
            + "ContractCommitmentQuantity,ContractCommitmentUnit,ContractCommitmentPeriodStart,ContractCommitmentPeriodEnd,"
            + "ContractId,BillingCurrency,InvoiceIssuerName,ServiceProviderName,ContractCommitmentLifecycleStatus,"
            + "ContractCommitmentApplicability\n";
    private static final String TERM = "2026-05-01T01:00:00Z,2027-05-01T01:00:00Z";

    @TempDir
    Path folder;

    @Test
    void shouldReadSpendAndUsageCommitmentsOfTheSampleFiles() {
        // When
        List<CommitmentTerms> terms = CommitmentsFile.read(
                        SharedData.of("focus/aws_1_3_contract_commitment_rows100_seed42.csv"), "aws")
                .terms();
        // Then
        assertThat(terms).hasSize(10);
        assertThat(terms.get(7)).satisfies(spend -> {
            assertThat(spend.getCommitmentId()).isEqualTo("CC-MINSPEND-AWS");
            assertThat(spend.getContractId()).isEqualTo("CONTRACT-NEGOTIATED-AWS");
            assertThat(spend.getUnit()).isEqualTo("USD");
            assertThat(Decimals.fromBytes(spend.getTotal())).isEqualByComparingTo("120000");
        });
        assertThat(terms.get(9)).satisfies(usage -> {
            assertThat(usage.getUnit()).isEqualTo("Hours");
            assertThat(Decimals.fromBytes(usage.getTotal())).isEqualByComparingTo("100000");
        });
        assertThat(CommitmentsFile.read(
                                SharedData.of("focus/azure_1_3_contract_commitment_rows100_seed42.csv"), "azure")
                        .terms())
                .hasSize(10);
    }

    @Test
    void shouldCutThePeriodToWholeDays() {
        // Given
        String csv = HEADER_1_4 + "a,Spend,5,,,2026-05-01T01:00:00Z,2027-05-01T01:00:00Z,K,USD,AWS,AWS,Active,\n"
                + "b,Spend,5,,,2026-05-01T01:00:00Z,2026-05-01T02:00:00Z,K,USD,AWS,AWS,Active,\n";
        // When
        List<CommitmentTerms> terms = read(csv, null).terms();
        // Then
        assertThat(terms.get(0).getTermStart()).isEqualTo(LocalDate.parse("2026-05-01"));
        assertThat(terms.get(0).getTermEnd()).isEqualTo(LocalDate.parse("2027-05-01"));
        assertThat(terms.get(0).getEffectiveFrom()).isEqualTo(LocalDate.parse("2026-05-01"));
        assertThat(terms.get(1).getTermEnd()).isEqualTo(LocalDate.parse("2026-05-02"));
    }

    @Test
    void shouldTakeProviderAndApplicabilityFromFocus14() {
        // Given
        String csv = HEADER_1_4 + "a,Spend,5,,," + TERM + ",K,USD,Amazon Web Services EMEA SARL,Red Hat,Active,"
                + "\"{\"\"IsGlobalScope\"\":true}\"\n"
                + "b,Spend,,,," + TERM + ",K,EUR,Some Reseller,CoreWeave Inc.,Pending,NULL\n";
        // When
        List<CommitmentTerms> terms = read(csv, null).terms();
        // Then
        assertThat(terms).extracting(CommitmentTerms::getProvider).containsExactly("aws", "coreweave_inc");
        assertThat(terms)
                .extracting(CommitmentTerms::getApplicability)
                .containsExactly("{\"IsGlobalScope\":true}", null);
        assertThat(terms.get(1).getTotal()).isNull();
        assertThat(read(csv, "azure").terms())
                .extracting(CommitmentTerms::getProvider)
                .containsOnly("azure");
    }

    @Test
    void shouldLeaveOutWhatIsOnlyProposedOrWasCancelled() {
        // Given
        String csv = HEADER_1_4 + "a,Spend,5,,," + TERM + ",K,USD,AWS,AWS,Proposed,\n"
                + "b,Spend,5,,," + TERM + ",K,USD,AWS,AWS,Canceled,\n"
                + "c,Spend,5,,," + TERM + ",K,USD,AWS,AWS,Exhausted,\n";
        // When
        CommitmentsFile.Contents contents = read(csv, null);
        // Then
        assertThat(contents.leftOut()).isEqualTo(2);
        assertThat(contents.terms())
                .extracting(CommitmentTerms::getCommitmentId)
                .containsExactly("c");
    }

    @Test
    void shouldListEveryFaultWithLineAndColumnAtOnce() {
        // Given
        String csv = HEADER_1_4
                + ",Spend,x,,,2026-05-01,2027-05-01,K,USD,AWS,AWS,Active,\n"
                + "b,Other,5,,,2026-05-01,yesterday,K,,AWS,AWS,Active,{\n"
                + "c,Usage,5,-1,,2026-05-01,2026-04-01,K,USD,,,Active,\"{\"\"IsComplexScope\"\":true}\"\n"
                + "d,Spend\n"
                + "e|f,Spend,5,,," + TERM + ",K,usd,AWS,AWS,Active,\n"
                + "g,Spend,5,,," + TERM + ",K,USD,AWS,AWS,Active,\n"
                + "g,Spend,6,,," + TERM + ",K,USD,AWS,AWS,Active,\n";
        // When, Then
        assertThat(faults(csv, null))
                .containsExactly(
                        "c.csv:2: ContractCommitmentId: is blank",
                        "c.csv:2: ContractCommitmentCost 'x': is not a decimal number",
                        "c.csv:3: ContractCommitmentPeriodEnd 'yesterday': is not a timestamp such as 2026-05-01T00:00:00Z",
                        "c.csv:3: ContractCommitmentCategory 'Other': is not one of Spend, Usage",
                        "c.csv:3: BillingCurrency: is blank",
                        "c.csv:3: ContractCommitmentApplicability '{': is not valid JSON",
                        "c.csv:4: ContractCommitmentId 'c': names no provider; say whose commitments these are with --provider",
                        "c.csv:4: ContractCommitmentUnit: is blank",
                        "c.csv:4: ContractCommitmentPeriodEnd '2026-04-01': must be after the start 2026-05-01, not 2026-04-01",
                        "c.csv:4: ContractCommitmentId 'c': total: must not be negative, but is -1",
                        "c.csv:4: ContractCommitmentId 'c': applicability.IsComplexScope: is true: what it covers is not in the"
                                + " file, so it cannot be computed",
                        "c.csv:5: has 2 fields, the header has 13",
                        "c.csv:6: BillingCurrency 'usd': is not an ISO 4217 currency code in capital letters",
                        "c.csv:6: ContractCommitmentId 'e|f': has '|' in it, which separates ids where a bill names several",
                        "c.csv:8: ContractCommitmentId 'g': version: version 1 of g is in the file twice; number amendments 2,"
                                + " 3, …");
    }

    @Test
    void shouldNameTheMissingColumns() {
        assertThatThrownBy(() -> read("ContractId\nK\n", null))
                .isInstanceOf(ImportException.class)
                .hasMessage("c.csv:1: the header is missing the column ContractCommitmentId and is missing the column"
                        + " ContractCommitmentCategory and is missing the column ContractCommitmentPeriodStart and is"
                        + " missing the column ContractCommitmentPeriodEnd");
    }

    @Test
    void shouldSendEveryVersionUnderItsKeyAndNothingWhenThereIsAFault() throws IOException {
        // Given
        SentRecords sent = new SentRecords("commitments");
        CommitmentsImporter importer = new CommitmentsImporter(sent.outlet());
        Path good = Files.writeString(folder.resolve("t.yaml"), """
                commitments:
                  - {id: a, provider: aws, currency: USD, term: {start: 2025-01-01}}
                  - {id: a, provider: aws, currency: USD, term: {start: 2025-01-01}, version: 2, effective_from: 2025-02-01}
                """);
        Path bad = Files.writeString(folder.resolve("b.yaml"), "commitments: [{id: a}]");
        // When
        CommitmentsImporter.Result result = importer.run(good, null);
        // Then
        assertThat(result.commitments()).isEqualTo(1);
        assertThat(result.versions()).isEqualTo(2);
        assertThat(sent.keys("commitment_terms", CommitmentTermsKey.class))
                .containsExactly(new CommitmentTermsKey("a", 1), new CommitmentTermsKey("a", 2));
        assertThat(sent.values("commitment_terms", CommitmentTerms.class))
                .isEqualTo(CommitmentsFile.read(good, null).terms());
        // When, Then
        assertThatThrownBy(() -> importer.run(bad, null)).isInstanceOf(ImportException.class);
        assertThatThrownBy(() -> importer.run(good, "aws"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("leave --provider out");
        assertThat(sent.producer().history()).hasSize(2);
    }

    private CommitmentsFile.Contents read(String csv, @Nullable String provider) {
        try {
            return CommitmentsFile.read(Files.writeString(folder.resolve("c.csv"), csv), provider);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> faults(String csv, @Nullable String provider) {
        List<String> faults = new ArrayList<>();
        assertThatThrownBy(() -> read(csv, provider))
                .isInstanceOfSatisfying(ImportException.class, failed -> faults.addAll(failed.faults()));
        return faults;
    }
}
