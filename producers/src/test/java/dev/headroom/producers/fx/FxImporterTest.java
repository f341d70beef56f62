package dev.headroom.producers.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import dev.headroom.producers.SharedData;
import dev.headroom.serde.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FxImporterTest {

    private static final LocalDate DAY = LocalDate.parse("2025-01-15");

    @TempDir
    Path folder;

    private final SentRecords sent = new SentRecords("fx");
    private final FxImporter importer = new FxImporter(sent.outlet());

    @Test
    void shouldSendEachRateUnderItsCurrencyAndDay() throws IOException {
        // Given
        Path file = file("""
                currency,usd_per_unit,date,comment
                EUR,1.0301,2025-01-15,x
                JPY,0.006412345678901234,2025-01-15,
                USD,1.0,2025-01-15,
                EUR,1.0301,2025-01-16,
                """);
        // When
        FxImporter.Result result = importer.run(file);
        // Then
        assertThat(result.rates()).isEqualTo(4);
        assertThat(result.currencies()).isEqualTo(3);
        assertThat(sent.keys("fx_rates", FxRateKey.class))
                .containsExactly(
                        new FxRateKey("EUR", DAY),
                        new FxRateKey("JPY", DAY),
                        new FxRateKey("USD", DAY),
                        new FxRateKey("EUR", DAY.plusDays(1)));
        assertThat(sent.values("fx_rates", FxRate.class).get(1)).satisfies(rate -> {
            assertThat(rate.getCurrency()).isEqualTo("JPY");
            assertThat(rate.getRateDate()).isEqualTo(DAY);
            assertThat(Decimals.fromBytes(rate.getUsdPerUnit())).isEqualByComparingTo("0.006412345678901234");
        });
    }

    @Test
    void shouldCountARateGivenTwiceOnce() throws IOException {
        // Given
        Path file = file("date,currency,usd_per_unit\n2025-01-15,EUR,1.03\n2025-01-15,EUR,1.0300\n");
        // When, Then
        assertThat(importer.run(file).rates()).isEqualTo(1);
    }

    @Test
    void shouldListEveryFaultAndSendNothing() throws IOException {
        // Given
        Path file = file("""
                date,currency,usd_per_unit
                2025-01-15,EUR,1.03
                15.01.2025,eur,0
                2025-01-15,EUD,-1
                2025-01-15,EUR,1.04
                2025-01-15,USD,1.01
                2025-01-15,GBP
                ,,
                2025-01-15,CHF,NaN
                """);
        // When, Then
        assertThatThrownBy(() -> importer.run(file)).isInstanceOfSatisfying(ImportException.class, failed -> {
            assertThat(failed).hasMessage("fx.csv: nothing was loaded: 12 faults");
            assertThat(failed.faults())
                    .containsExactly(
                            "fx.csv:3: date '15.01.2025': is not a date such as 2026-01-31",
                            "fx.csv:3: currency 'eur': is not an ISO 4217 currency code in capital letters",
                            "fx.csv:3: usd_per_unit '0': must be above 0",
                            "fx.csv:4: currency 'EUD': is not an ISO 4217 currency code in capital letters",
                            "fx.csv:4: usd_per_unit '-1': must be above 0",
                            "fx.csv:5: usd_per_unit '1.04': differs from 1.03, given for EUR on 2025-01-15 before",
                            "fx.csv:6: usd_per_unit '1.01': must be 1: it is dollars for one dollar",
                            "fx.csv:7: has 2 fields, the header has 3",
                            "fx.csv:8: date: is not a date such as 2026-01-31",
                            "fx.csv:8: currency: is not an ISO 4217 currency code in capital letters",
                            "fx.csv:8: usd_per_unit: is not a decimal number",
                            "fx.csv:9: usd_per_unit 'NaN': is not a decimal number");
        });
        assertThat(sent.producer().history()).isEmpty();
    }

    @Test
    void shouldReadTheRatesOfTheWorkedCase() {
        assertThat(importer.run(SharedData.of("cases/12-currencies/fx.csv")).rates())
                .isEqualTo(2);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("fx.csv"), content);
    }
}
