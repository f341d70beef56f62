package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FocusHeaderTest {

    @TempDir
    Path folder;

    private final SentRecords sent = new SentRecords("focus-header");

    @Test
    void shouldNameEveryMissingColumnInOneError() {
        // Given
        Path file = new FocusFile()
                .without("BilledCost")
                .without("InvoiceIssuerName")
                .without("ChargeCategory")
                .row()
                .write(folder.resolve("bill.csv"));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessage(
                        "bill.csv: the header is missing the columns BilledCost, ChargeCategory, InvoiceIssuerName (or"
                                + " ProviderName, ServiceProviderName, PublisherName); is it a FOCUS Cost and Usage file?");
    }

    @Test
    void shouldRefuseAHeaderWithAColumnTwice() {
        // Given
        String text = new FocusFile().column("x_a", "1").row().text().replace("x_a", "billedcost");
        Path file = FocusFile.write(folder.resolve("bill.csv"), text.getBytes(StandardCharsets.UTF_8));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("the header has more than one column BilledCost");
    }

    @Test
    void shouldHintAtTheSeparatorWhenTheHeaderIsOneColumn() {
        // Given
        String text = new FocusFile().row().text().replace(',', ';');
        Path file = FocusFile.write(folder.resolve("bill.csv"), text.getBytes(StandardCharsets.UTF_8));
        // When, Then
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("are its columns separated by commas?");
    }

    private void importFile(Path file) {
        new FocusImporter(sent.outlet(), scope -> List.of())
                .run(FocusImport.of(List.of(file), "s"), ImportProgress.Listener.NONE);
    }
}
