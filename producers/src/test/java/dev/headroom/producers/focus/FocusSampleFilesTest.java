package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.ContractAppliedElement;
import dev.headroom.producers.SentRecords;
import dev.headroom.producers.SharedData;
import dev.headroom.serde.Decimals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real and reference files, read in place. */
class FocusSampleFilesTest {

    private final SentRecords sent = new SentRecords("focus-samples");

    @Test
    void shouldSumToTheKnownTotalsToTheLastDigitWhenReadingTheRealSample() {
        // Given
        Path file = SharedData.of("focus/focus_1_0_sample_aws_azure_oracle.csv");
        // When
        ImportResult result = importFile(file);
        // Then
        assertThat(result.rows()).isEqualTo(1_000);
        assertThat(result.badRows()).isZero();
        assertThat(result.blankCosts()).containsOnlyKeys("ContractedCost").containsEntry("ContractedCost", 7L);
        Map<String, BigDecimal> billed = new TreeMap<>();
        for (ChargeRow row : rows()) {
            billed.merge(row.getProviderName(), Decimals.fromBytes(row.getBilledCost()), BigDecimal::add);
        }
        assertThat(billed).containsOnlyKeys("AWS", "Microsoft", "Oracle");
        assertThat(billed.get("AWS")).isEqualByComparingTo("18.00663861840");
        assertThat(billed.get("Microsoft")).isEqualByComparingTo("1.97651418586");
        assertThat(billed.get("Oracle")).isEqualByComparingTo("0.53707392473");
    }

    @Test
    void shouldKeepWhatFocusHasNoFieldForWhenReadingTheRealSample() {
        // Given
        Path file = SharedData.of("focus/focus_1_0_sample_aws_azure_oracle.csv");
        // When
        importFile(file);
        // Then
        ChargeRow first = rows().get(0);
        assertThat(first.getOtherColumns())
                .containsEntry("Id", "11472")
                .containsEntry("ListUnitPrice", "0.0000004")
                .doesNotContainKeys("Tags", "AvailabilityZone", "ProviderName", "BilledCost");
        assertThat(first.getChargeClass()).isNull();
        assertThat(first.getInvoiceIssuerName()).isEqualTo("Amazon Web Services, Inc.");
    }

    @ParameterizedTest
    @CsvSource({
        "aws_1_2_cost_and_usage_rows25_seed7.csv, 25, 0",
        "azure_1_2_cost_and_usage_rows25_seed7.csv, 25, 0",
        "aws_1_3_cost_and_usage_rows100_seed42.csv, 100, 162",
        "azure_1_3_cost_and_usage_rows25_seed7_credits.csv, 25, 57"
    })
    void shouldReadEveryRowWhenTheFileIsOfAnotherVersion(String name, int rows, int appliedElements) {
        // Given
        Path file = SharedData.of("focus/" + name);
        // When
        ImportResult result = importFile(file);
        // Then
        assertThat(result.rows()).isEqualTo(rows);
        assertThat(rows().stream()
                        .mapToInt(row -> row.getContractApplied().size())
                        .sum())
                .isEqualTo(appliedElements);
    }

    @Test
    void shouldSplitOneChargeOverSeveralCommitmentsWhenContractAppliedSaysSo() {
        // Given
        Path file = SharedData.of("focus/aws_1_3_cost_and_usage_rows100_seed42.csv");
        // When
        importFile(file);
        // Then
        ChargeRow first = rows().get(0);
        assertThat(first.getContractApplied())
                .extracting(ContractAppliedElement::getContractCommitmentId)
                .containsExactly("CC-RATECARD-AWS", "CC-MINSPEND-AWS", "CC-USAGEMIN-AWS");
        assertThat(Decimals.fromBytes(first.getContractApplied().get(0).getCost()))
                .isEqualByComparingTo("0.087992153");
        assertThat(first.getContractApplied().get(2).getUnit()).isEqualTo("Hours");
        assertThat(first.getServiceProviderName()).isEqualTo("AWS");
    }

    @Test
    void shouldReadEveryFileOfTheWorkedCases() throws IOException {
        // Given
        Path cases = SharedData.of("cases");
        List<Path> files;
        try (Stream<Path> all = Files.walk(cases)) {
            files = all.filter(file -> file.getFileName().toString().matches("\\d+\\.csv"))
                    .toList();
        }
        // When
        for (Path file : files) {
            importFile(file);
        }
        // Then
        assertThat(files).hasSizeGreaterThan(18);
    }

    private ImportResult importFile(Path file) {
        return new FocusImporter(sent.outlet(), scope -> List.of())
                .run(FocusImport.of(List.of(file), "s"), ImportProgress.Listener.NONE);
    }

    private List<ChargeRow> rows() {
        return sent.deliveries().stream()
                .flatMap(delivery -> delivery.getRows().stream())
                .toList();
    }
}
