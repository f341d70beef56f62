package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import dev.headroom.serde.Decimals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real FOCUS files do that a naive reader gets wrong. */
class FocusTrapsTest {

    @TempDir
    Path folder;

    private final SentRecords sent = new SentRecords("focus-traps");

    @Test
    void shouldTakeNullTextAndBlanksAsNull() {
        // Given
        FocusFile file = new FocusFile()
                .column("RegionId", "NULL")
                .column("SkuId", "   ")
                .column("ServiceName", "")
                .column("ChargeClass", "NULL")
                .column("Tags", "NULL")
                .row();
        // When
        ChargeRow row = onlyRow(file);
        // Then
        assertThat(row.getRegionId()).isNull();
        assertThat(row.getSkuId()).isNull();
        assertThat(row.getServiceName()).isNull();
        assertThat(row.getChargeClass()).isNull();
        assertThat(row.getOtherColumns()).isEmpty();
    }

    @Test
    void shouldKeepUnknownAndCustomColumnsByTheirName() {
        // Given
        FocusFile file = new FocusFile()
                .column("x_CostCenter", "cc-1")
                .column("Tags", "{\"a\": \"b,c\"}")
                .column("SomethingNew", "v")
                .row();
        // When
        ChargeRow row = onlyRow(file);
        // Then
        assertThat(row.getOtherColumns())
                .containsOnlyKeys("x_CostCenter", "Tags", "SomethingNew")
                .containsEntry("x_CostCenter", "cc-1")
                .containsEntry("Tags", "{\"a\": \"b,c\"}");
    }

    @Test
    void shouldFindColumnsByNameWhateverTheirOrderAndCase() {
        // Given
        String text = "listcost,CONTRACTEDCOST,EffectiveCost,BilledCost,BillingCurrency,ChargeCategory,ChargePeriodEnd,"
                + "ChargePeriodStart,BillingPeriodStart,ProviderName\n"
                + "4,3,2,1,USD,Usage,2025-01-02T00:00:00Z,2025-01-01T00:00:00Z,2025-01-01T00:00:00Z,Oracle\n";
        Path file = FocusFile.write(folder.resolve("f.csv"), text.getBytes(StandardCharsets.UTF_8));
        // When
        importFile(file);
        // Then
        ChargeRow row = sent.deliveries().get(0).getRows().get(0);
        assertThat(Decimals.fromBytes(row.getBilledCost())).isEqualByComparingTo("1");
        assertThat(Decimals.fromBytes(row.getEffectiveCost())).isEqualByComparingTo("2");
        assertThat(Decimals.fromBytes(row.getContractedCost())).isEqualByComparingTo("3");
        assertThat(Decimals.fromBytes(row.getListCost())).isEqualByComparingTo("4");
        assertThat(row.getProviderName()).isEqualTo("Oracle");
    }

    @Test
    void shouldReadBothTimestampFormatsOfRealBills() {
        // Given
        FocusFile file = new FocusFile()
                .row("ChargePeriodStart", "2024-09-01 00:00:00", "ChargePeriodEnd", "2024-09-01T01:00:00.500Z");
        // When
        ChargeRow row = onlyRow(file);
        // Then
        assertThat(row.getChargePeriodStart()).isEqualTo(Instant.parse("2024-09-01T00:00:00Z"));
        assertThat(row.getChargePeriodEnd()).isEqualTo(Instant.parse("2024-09-01T01:00:00.500Z"));
    }

    @Test
    void shouldKeepEveryDigitOfAnAmount() {
        // Given
        FocusFile file = new FocusFile()
                .row(
                        "BilledCost",
                        "0.00000080000",
                        "EffectiveCost",
                        "1E-7",
                        "ListCost",
                        "-123456789012.345678901234567891");
        // When
        ChargeRow row = onlyRow(file);
        // Then
        assertThat(Decimals.fromBytes(row.getBilledCost())).isEqualByComparingTo("0.0000008");
        assertThat(Decimals.fromBytes(row.getEffectiveCost())).isEqualByComparingTo("0.0000001");
        assertThat(Decimals.fromBytes(row.getListCost())).isEqualByComparingTo("-123456789012.345678901234567891");
    }

    @Test
    void shouldCountABlankCostAsNoughtAndTellWhenItIsNotBilledCost() {
        // Given
        FocusFile file = new FocusFile()
                .row("ContractedCost", "NULL")
                .row("ContractedCost", "", "ListCost", "")
                .row();
        // When
        ImportResult result = importFile(file.write(folder.resolve("f.csv")));
        // Then
        assertThat(result.blankCosts()).containsOnlyKeys("ContractedCost", "ListCost");
        assertThat(result.blankCosts()).containsEntry("ContractedCost", 2L).containsEntry("ListCost", 1L);
        assertThat(Decimals.fromBytes(sent.deliveries().get(0).getRows().get(0).getContractedCost()))
                .isEqualByComparingTo("0");
    }

    @Test
    void shouldKeepAChargeOfNoLength() {
        // Given
        FocusFile file = new FocusFile()
                .row("ChargePeriodStart", "2025-01-05T00:00:00Z", "ChargePeriodEnd", "2025-01-05T00:00:00Z");
        // When
        ChargeRow row = onlyRow(file);
        // Then
        assertThat(row.getChargePeriodEnd()).isEqualTo(row.getChargePeriodStart());
    }

    @Test
    void shouldTolerateACommaAtTheEndOfEveryLineAndRowsOfBlanks() {
        // Given
        FocusFile file = new FocusFile().column("", "").row().row(blankRow());
        // When
        ImportResult result = importFile(file.write(folder.resolve("f.csv")));
        // Then
        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.badRows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "BilledCost, '', is blank",
        "BilledCost, NULL, is blank",
        "BilledCost, '1,5', is not a decimal number",
        "ListCost, 1E-19, has more than 18 fraction digits",
        "EffectiveCost, 123456789012345678901, has more than 20 digits before the point",
        "ChargePeriodStart, 01/05/2025, is not a timestamp such as 2024-09-01T00:00:00Z",
        "ChargePeriodEnd, '', is not a timestamp such as 2024-09-01T00:00:00Z",
        "BillingPeriodStart, 2025-13-01, is not a timestamp such as 2024-09-01T00:00:00Z",
        "ChargePeriodEnd, 2025-01-04T00:00:00Z, is before ChargePeriodStart",
        "ChargeCategory, usage, 'is not one of Usage, Purchase, Tax, Credit, Adjustment'",
        "ChargeCategory, '', 'is not one of Usage, Purchase, Tax, Credit, Adjustment'",
        "BillingCurrency, UDS, is not an ISO 4217 currency code in capital letters",
        "BillingCurrency, usd, is not an ISO 4217 currency code in capital letters",
        "BillingCurrency, '', is not an ISO 4217 currency code in capital letters"
    })
    void shouldReportFileLineColumnValueAndReasonWhenARowIsBad(String column, String value, String reason) {
        // Given
        Path file = new FocusFile().row().row(column, value).write(folder.resolve("bill.csv"));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        failed -> assertThat(failed.faults())
                                .containsExactly("bill.csv:3: " + column + " '" + value + "': " + reason));
        assertThat(sent.producer().history()).isEmpty();
    }

    @Test
    void shouldReportARowThatNamesNoProvider() {
        // Given
        Path file = new FocusFile().row("InvoiceIssuerName", "NULL").write(folder.resolve("bill.csv"));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        failed -> assertThat(failed.faults())
                                .containsExactly(
                                        "bill.csv:2: InvoiceIssuerName: names no provider, and no other column of the row"
                                                + " does"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a,b,c,d,e,f,g,h,i,j,k,l,m"})
    void shouldReportARowWithTooFewOrTooManyFields(String row) {
        // Given
        String text = new FocusFile().row().text() + row + "\n";
        Path file = FocusFile.write(folder.resolve("bill.csv"), text.getBytes(StandardCharsets.UTF_8));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        failed -> assertThat(failed.faults())
                                .containsExactly(
                                        "bill.csv:3: has " + row.split(",", -1).length + " fields, the header has 11"));
    }

    @Test
    void shouldReportAnUnreadableContractApplied() {
        // Given
        Path file = new FocusFile()
                .column("ContractApplied", "")
                .row("ContractApplied", "{\"Elements\":[{}]}")
                .write(folder.resolve("bill.csv"));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        failed -> assertThat(failed.faults())
                                .containsExactly("bill.csv:2: ContractApplied '{\"Elements\":[{}]}': element 1 has no"
                                        + " ContractCommitmentId"));
    }

    private static String[] blankRow() {
        return new String[] {
            "InvoiceIssuerName",
            "",
            "BillingAccountId",
            "",
            "BillingPeriodStart",
            "",
            "ChargePeriodStart",
            "",
            "ChargePeriodEnd",
            "",
            "ChargeCategory",
            "",
            "BillingCurrency",
            "",
            "BilledCost",
            "",
            "EffectiveCost",
            "",
            "ContractedCost",
            "",
            "ListCost",
            ""
        };
    }

    private ImportResult importFile(Path file) {
        return new FocusImporter(sent.outlet(), scope -> List.of())
                .run(FocusImport.of(List.of(file), "s"), ImportProgress.Listener.NONE);
    }

    private ChargeRow onlyRow(FocusFile file) {
        importFile(file.write(folder.resolve("f.csv")));
        List<SpendDelivery> deliveries = sent.deliveries();
        assertThat(deliveries).hasSize(2);
        assertThat(deliveries.get(0).getRows()).hasSize(1);
        return deliveries.get(0).getRows().get(0);
    }
}
