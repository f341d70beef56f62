package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.DeliveryKind;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import dev.headroom.producers.focus.ImportHistory.KnownArtifact;
import dev.headroom.producers.focus.ImportProgress.Phase;
import dev.headroom.producers.focus.ImportResult.Outcome;
import dev.headroom.serde.Decimals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FocusImporterTest {

    private static final String TOPIC = "cloud_spend";

    @TempDir
    Path folder;

    private final SentRecords sent = new SentRecords("focus-importer");
    private List<KnownArtifact> known = List.of();

    @Test
    void shouldSendRowsAndThenTheEndUnderTheModificationTime() throws Exception {
        // Given
        FocusFile content = new FocusFile().rows(3);
        Path file = FocusFile.modifiedAt(content.write(folder.resolve("bill.csv")), 1_700_000_000_123L);
        String hash = hash(content.text());
        // When
        ImportResult result = importFile(FocusImport.of(List.of(file), "aws/1"));
        // Then
        assertThat(result.outcome()).isEqualTo(Outcome.IMPORTED);
        assertThat(result.artifact()).isEqualTo("1700000000123");
        assertThat(result.contentHash()).isEqualTo(hash);
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.chunks()).isEqualTo(1);
        List<SpendDelivery> deliveries = sent.deliveries();
        assertThat(deliveries)
                .extracting(SpendDelivery::getKind)
                .containsExactly(DeliveryKind.ROWS, DeliveryKind.ARTIFACT_END);
        assertThat(deliveries).allSatisfy(delivery -> {
            assertThat(delivery.getScope()).isEqualTo("aws/1");
            assertThat(delivery.getArtifact()).isEqualTo("1700000000123");
            assertThat(delivery.getStyle()).isEqualTo(DeliveryStyle.REPLACEMENT);
            assertThat(delivery.getLedger()).isEqualTo(Ledger.SETTLED);
            assertThat(delivery.getContentHash()).isEqualTo(hash);
            assertThat(delivery.getSourceName()).isEqualTo("bill.csv");
        });
        assertThat(deliveries.get(0).getFirstRow()).isEqualTo(1);
        assertThat(deliveries.get(0).getRowCount()).isNull();
        assertThat(deliveries.get(1).getFirstRow()).isZero();
        assertThat(deliveries.get(1).getRowCount()).isEqualTo(3);
        assertThat(sent.to(TOPIC)).allSatisfy(record -> {
            assertThat(SentRecords.text(record.key())).isEqualTo("aws/1");
            assertThat(record.partition()).isNull();
        });
    }

    @Test
    void shouldNumberRowsOnAcrossChunksWithoutGaps() {
        // Given
        Path file = new FocusFile().rows(1_203).write(folder.resolve("bill.csv"));
        // When
        ImportResult result = importFile(FocusImport.of(List.of(file), "s"));
        // Then
        assertThat(result.chunks()).isEqualTo(3);
        assertThat(sent.deliveries()).extracting(SpendDelivery::getFirstRow).containsExactly(1L, 501L, 1_001L, 0L);
        assertThat(billedCosts()).hasSize(1_203).startsWith("1", "2").endsWith("1202", "1203");
    }

    @Test
    void shouldCutChunksWhenRowsAreLong() {
        // Given
        FocusFile content = new FocusFile().column("Tags", "t".repeat(100_000));
        Path file = content.rows(12).write(folder.resolve("bill.csv"));
        // When
        importFile(FocusImport.of(List.of(file), "s"));
        // Then
        assertThat(sent.to(TOPIC))
                .allSatisfy(record -> assertThat(record.value().length).isLessThan(600_000));
        assertThat(billedCosts()).hasSize(12);
    }

    @Test
    void shouldSendOnlyTheEndWhenABillHasNoRows() {
        // Given
        Path file = new FocusFile().write(folder.resolve("bill.csv"));
        // When
        ImportResult result = importFile(FocusImport.of(List.of(file), "s"));
        // Then
        assertThat(result.rows()).isZero();
        assertThat(sent.deliveries()).singleElement().satisfies(end -> {
            assertThat(end.getKind()).isEqualTo(DeliveryKind.ARTIFACT_END);
            assertThat(end.getRowCount()).isZero();
        });
    }

    @Test
    void shouldTakeSeveralFilesAsPartsOfOneArtifactInTheOrderGiven() throws Exception {
        // Given
        FocusFile one = new FocusFile().row("BilledCost", "1").row("BilledCost", "2");
        FocusFile two = new FocusFile().column("x_more", "m").row("BilledCost", "3");
        Path first = FocusFile.modifiedAt(one.write(folder.resolve("part-1.csv")), 2_000);
        Path second = FocusFile.modifiedAt(two.write(folder.resolve("part-2.csv")), 1_000);
        // When
        ImportResult result = importFile(FocusImport.of(List.of(first, second), "s"));
        // Then
        assertThat(billedCosts()).containsExactly("1", "2", "3");
        assertThat(result.artifact()).isEqualTo("2000");
        assertThat(result.contentHash()).isEqualTo(hash(one.text() + two.text()));
        assertThat(sent.deliveries().get(0).getSourceName()).isEqualTo("part-1.csv and 1 more");
    }

    @Test
    void shouldNameADeltaByTheHashOfItsContent() throws Exception {
        // Given
        FocusFile content = new FocusFile().rows(1);
        Path file = content.write(folder.resolve("meter.csv"));
        // When
        ImportResult result = importFile(with(file, null, DeliveryStyle.DELTA, OnError.FAIL));
        // Then
        assertThat(result.artifact()).isEqualTo(hash(content.text()));
    }

    @Test
    void shouldSendNothingWhenTheContentStandsAlready() throws Exception {
        // Given
        FocusFile content = new FocusFile().rows(2);
        Path file = FocusFile.modifiedAt(content.write(folder.resolve("bill.csv")), 99_000);
        known = List.of(artifact("7000", ImportHistory.Status.COMPLETE, hash(content.text())));
        // When
        ImportResult result = importFile(FocusImport.of(List.of(file), "s"));
        // Then
        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(result.artifact()).isEqualTo("7000");
        assertThat(result.rows()).isEqualTo(2);
        assertThat(sent.producer().history()).isEmpty();
    }

    @Test
    void shouldSendAllRowsAgainUnderTheOldNumberWhenTheArtifactWasNeverEnded() throws Exception {
        // Given
        FocusFile content = new FocusFile().rows(2);
        Path file = FocusFile.modifiedAt(content.write(folder.resolve("bill.csv")), 99_000);
        known = List.of(artifact("7000", ImportHistory.Status.OPEN, hash(content.text())));
        // When
        ImportResult result = importFile(FocusImport.of(List.of(file), "s"));
        // Then
        assertThat(result.outcome()).isEqualTo(Outcome.RESUMED);
        assertThat(sent.deliveries()).extracting(SpendDelivery::getArtifact).containsOnly("7000");
        assertThat(billedCosts()).containsExactly("1", "2");
    }

    @Test
    void shouldTellProgressInBothPasses() {
        // Given
        Path file = new FocusFile().rows(10_000).write(folder.resolve("bill.csv"));
        List<ImportProgress> told = new ArrayList<>();
        // When
        new FocusImporter(sent.outlet(), scope -> List.of()).run(FocusImport.of(List.of(file), "s"), told::add);
        // Then
        assertThat(told).extracting(ImportProgress::phase).contains(Phase.CHECKING, Phase.SENDING);
        assertThat(told).allSatisfy(progress -> {
            assertThat(progress.totalBytes()).isEqualTo(file.toFile().length());
            assertThat(progress.bytesRead()).isBetween(1L, progress.totalBytes());
        });
        assertThat(told.get(told.size() - 1))
                .isEqualTo(new ImportProgress(
                        Phase.SENDING,
                        10_000,
                        file.toFile().length(),
                        file.toFile().length()));
    }

    @Test
    void shouldRefuseWhatCannotBeMeant() {
        Path file = folder.resolve("bill.csv");
        assertThatThrownBy(() -> FocusImport.of(List.of(), "s")).isInstanceOf(ImportException.class);
        assertThatThrownBy(() -> FocusImport.of(List.of(file), " ")).isInstanceOf(ImportException.class);
        assertThatThrownBy(() -> with(file, 0L, DeliveryStyle.DELTA, OnError.FAIL))
                .isInstanceOf(ImportException.class)
                .hasMessage("the artifact number must be 1 or more, not 0");
    }

    private ImportResult importFile(FocusImport asked) {
        return new FocusImporter(sent.outlet(), scope -> known).run(asked, ImportProgress.Listener.NONE);
    }

    private static FocusImport with(Path file, @Nullable Long artifact, DeliveryStyle style, OnError onError) {
        return new FocusImport(List.of(file), "s", artifact, style, Ledger.SETTLED, onError, 20);
    }

    private static KnownArtifact artifact(String id, ImportHistory.Status status, String hash) {
        return new KnownArtifact(id, DeliveryStyle.REPLACEMENT, Ledger.SETTLED, status, hash);
    }

    private List<String> billedCosts() {
        return sent.deliveries().stream()
                .flatMap(delivery -> delivery.getRows().stream())
                .map(row -> Decimals.toText(Decimals.fromBytes(row.getBilledCost())))
                .toList();
    }

    private static String hash(String content) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }
}
