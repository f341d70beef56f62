package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.DeliveryKind;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.SentRecords;
import dev.headroom.producers.focus.ImportProgress.Phase;
import dev.headroom.serde.Decimals;
import dev.headroom.topics.DeadLetterHeaders;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that go wrong: bad rows, records that are not written, a file that changes. */
class FocusImporterFaultsTest {

    @TempDir
    Path folder;

    private final SentRecords sent = new SentRecords("focus-importer-faults");

    @Test
    void shouldSendNothingWhenOneRowIsBadAndListAtMostTheFirst() {
        // Given
        FocusFile content = new FocusFile().rows(5);
        for (int i = 0; i < 30; i++) {
            content.row("BilledCost", "bad");
        }
        Path file = content.write(folder.resolve("bill.csv"));
        // When, Then
        assertThatThrownBy(() -> importFile(FocusImport.of(List.of(file), "s")))
                .isInstanceOfSatisfying(ImportException.class, failed -> {
                    assertThat(failed).hasMessageStartingWith("bill.csv: nothing was sent: 30 bad rows");
                    assertThat(failed.faults())
                            .hasSize(21)
                            .startsWith("bill.csv:7: BilledCost 'bad': is not a decimal number");
                    assertThat(failed.faults().get(20)).isEqualTo("… and 10 more");
                });
        assertThat(sent.producer().history()).isEmpty();
    }

    @Test
    void shouldLeaveBadRowsOutAndNumberTheOthersWithoutGapsWhenSkipping() {
        // Given
        Path file = new FocusFile()
                .row("BilledCost", "1")
                .row("BilledCost", "x")
                .row("BilledCost", "3")
                .write(folder.resolve("bill.csv"));
        // When
        ImportResult result = importFile(with(file, OnError.SKIP));
        // Then
        assertThat(result.rows()).isEqualTo(2);
        assertThat(result.badRows()).isEqualTo(1);
        assertThat(result.faults()).hasSize(1);
        assertThat(billedCosts()).containsExactly("1", "3");
        assertThat(sent.deliveries().get(1).getRowCount()).isEqualTo(2);
        assertThat(sent.to("dead_letters")).isEmpty();
    }

    @Test
    void shouldWriteBadRowsToDeadLettersWithTheirPlaceWhenAskedTo() {
        // Given
        Path file = new FocusFile()
                .column("x_note", "a, \"b\"")
                .row("BilledCost", "x")
                .row()
                .write(folder.resolve("bill.csv"));
        // When
        ImportResult result = importFile(with(file, OnError.DLQ));
        // Then
        assertThat(result.badRows()).isEqualTo(1);
        assertThat(sent.to("dead_letters")).singleElement().satisfies(letter -> {
            assertThat(SentRecords.text(letter.key())).isEqualTo("s");
            assertThat(SentRecords.text(letter.value()))
                    .isEqualTo(
                            "AWS,A1,2025-01-01T00:00:00Z,2025-01-05T00:00:00Z,2025-01-06T00:00:00Z,Usage,USD,x,1,1,1,"
                                    + "\"a, \"\"b\"\"\"");
            assertThat(SentRecords.header(letter, DeadLetterHeaders.REASON)).isEqualTo("BAD_ROW");
            assertThat(SentRecords.header(letter, DeadLetterHeaders.FILE)).isEqualTo("bill.csv");
            assertThat(SentRecords.header(letter, DeadLetterHeaders.LINE)).isEqualTo("2");
            assertThat(SentRecords.header(letter, DeadLetterHeaders.COLUMN)).isEqualTo("BilledCost");
            assertThat(SentRecords.header(letter, DeadLetterHeaders.MESSAGE))
                    .isEqualTo("bill.csv:2: BilledCost 'x': is not a decimal number");
            assertThat(SentRecords.header(letter, DeadLetterHeaders.TOPIC)).isNull();
        });
    }

    @Test
    void shouldRefuseToReplaceABillByNothingWhenEveryRowIsBad() {
        // Given
        Path file = new FocusFile().row("BilledCost", "x").write(folder.resolve("bill.csv"));
        // When, Then
        assertThatThrownBy(() -> importFile(with(file, OnError.SKIP)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("every row is bad");
        assertThat(sent.producer().history()).isEmpty();
    }

    @Test
    void shouldFailWithTopicAndCauseAndNotSendTheEndWhenAChunkIsNotWritten() {
        // Given
        SentRecords failing = new SentRecords("focus-importer-failing", false);
        Path file = new FocusFile().rows(600).write(folder.resolve("bill.csv"));
        FocusImporter importer = new FocusImporter(failing.outlet(), scope -> List.of());
        // When, Then
        assertThatThrownBy(() -> importer.run(FocusImport.of(List.of(file), "s"), progress -> {
                    if (progress.phase() == Phase.SENDING) {
                        failing.producer().errorNext(new TimeoutException("no answer for 5 minutes"));
                    }
                }))
                .isInstanceOf(ImportException.class)
                .hasMessage("cannot write to topic cloud_spend: no answer for 5 minutes");
        assertThat(failing.deliveries()).extracting(SpendDelivery::getKind).doesNotContain(DeliveryKind.ARTIFACT_END);
    }

    @Test
    void shouldNotSendTheEndBeforeTheLastChunkIsWritten() {
        // Given
        MockProducer<byte[], byte[]> failing =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized void flush() {
                        errorNext(new TimeoutException("no answer for 5 minutes"));
                        super.flush();
                    }
                };
        Path file = new FocusFile().rows(2).write(folder.resolve("bill.csv"));
        FocusImporter importer = new FocusImporter(new Outlet(failing, sent.serdes(), ""), scope -> List.of());
        // When, Then
        assertThatThrownBy(() -> importer.run(FocusImport.of(List.of(file), "s"), ImportProgress.Listener.NONE))
                .isInstanceOf(ImportException.class)
                .hasMessage("cannot write to topic cloud_spend: no answer for 5 minutes");
        assertThat(failing.history()).hasSize(1);
    }

    @Test
    void shouldLeaveTheArtifactOpenWhenTheFileChangesMeanwhile() {
        // Given
        Path file = new FocusFile().rows(2).write(folder.resolve("bill.csv"));
        FocusImporter importer = new FocusImporter(sent.outlet(), scope -> List.of());
        // When, Then
        assertThatThrownBy(() -> importer.run(FocusImport.of(List.of(file), "s"), progress -> {
                    if (progress.phase() == Phase.CHECKING) {
                        new FocusFile().rows(3).write(file);
                    }
                }))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("changed while it was imported");
        assertThat(sent.deliveries()).extracting(SpendDelivery::getKind).doesNotContain(DeliveryKind.ARTIFACT_END);
    }

    private ImportResult importFile(FocusImport asked) {
        return new FocusImporter(sent.outlet(), scope -> List.of()).run(asked, ImportProgress.Listener.NONE);
    }

    private static FocusImport with(Path file, OnError onError) {
        return new FocusImport(List.of(file), "s", null, DeliveryStyle.REPLACEMENT, Ledger.SETTLED, onError, 20);
    }

    private List<String> billedCosts() {
        return sent.deliveries().stream()
                .flatMap(delivery -> delivery.getRows().stream())
                .map(row -> Decimals.toText(Decimals.fromBytes(row.getBilledCost())))
                .toList();
    }
}
