package dev.headroom.producers.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.DeliveryKind;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.SentRecords;
import dev.headroom.producers.commitments.CommitmentsFile;
import dev.headroom.producers.focus.FocusImporter;
import dev.headroom.producers.focus.ImportProgress;
import dev.headroom.producers.focus.ImportResult;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedWorldTest {

    @TempDir
    Path folder;

    private final SeedWorld world = new SeedWorld(SeedWorld.FIRST_MONTH, 42);

    @Test
    void shouldLoadTheCommitmentsWithWhatIsPublicAboutThem() {
        // When
        List<CommitmentTerms> terms =
                CommitmentsFile.read(SeedWorld.writeCommitments(folder), null).terms();
        // Then
        Map<String, String> totals = new TreeMap<>();
        terms.forEach(one -> totals.put(
                one.getProvider(),
                one.getTotal() == null ? "undisclosed" : Decimals.toText(Decimals.fromBytes(one.getTotal()))));
        assertThat(totals)
                .containsExactly(
                        Map.entry("aws", "38000000000"),
                        Map.entry("azure", "250000000000"),
                        Map.entry("gcp", "undisclosed"),
                        Map.entry("oracle_cloud", "300000000000"));
        assertThat(terms)
                .allSatisfy(one -> assertThat(one.getSources())
                        .isNotEmpty()
                        .allSatisfy(source -> assertThat(source).startsWith("https://")));
    }

    @Test
    void shouldBeTheSameWorldForTheSameSeedOnly() {
        assertThat(new SeedWorld(SeedWorld.FIRST_MONTH, 42).deliveries()).isEqualTo(world.deliveries());
        assertThat(new SeedWorld(SeedWorld.FIRST_MONTH, 43).deliveries()).isNotEqualTo(world.deliveries());
    }

    @Test
    void shouldDeliverInOrderOfTimeAndEndWithEstimatesThatNoBillSettles() {
        // When
        List<SeedDelivery> deliveries = world.deliveries();
        // Then
        assertThat(deliveries).extracting(SeedDelivery::at).isSorted();
        assertThat(deliveries.get(deliveries.size() - 1)).satisfies(last -> {
            assertThat(last.ledger()).isEqualTo(Ledger.ACCRUED);
            assertThat(last.at()).isEqualTo(world.end());
        });
        YearMonth lastMonth = SeedWorld.FIRST_MONTH.plusMonths(SeedWorld.MONTHS - 1L);
        assertThat(deliveries.stream().filter(one -> one.scope().endsWith(lastMonth.toString())))
                .hasSize(16)
                .allSatisfy(one -> assertThat(one.style()).isEqualTo(DeliveryStyle.DELTA));
    }

    @Test
    void shouldReplaceOneBillCorrectTwoAndDeliverOneLate() {
        // When
        List<SeedDelivery> notable =
                notable(note -> !note.isEmpty() && !note.equals("with charges of its marketplace"));
        // Then
        assertThat(notable)
                .extracting(one -> one.fileName() + " " + one.note())
                .containsExactly(
                        "bill-aws-2026-02-1.csv preliminary",
                        "bill-aws-2026-02-2.csv replaces the preliminary bill of 2026-02",
                        "bill-azure-2026-04-1.csv corrects 2026-01",
                        "bill-azure-2027-01-1.csv corrects 2026-10",
                        // Within the term of Oracle's commitment: before it, no bill of Oracle's counts.
                        "bill-oracle_cloud-2027-04-1.csv late");
        assertThat(notable.get(4).at()).isEqualTo(Instant.parse("2027-06-22T06:00:00Z"));
        assertThat(notable.get(1).scope()).isEqualTo(notable.get(0).scope());
    }

    @Test
    void shouldBeReadByTheImporterToTheLastRowAndPlayTicksInBetween() throws Exception {
        // Given
        SentRecords sent = new SentRecords("seed-world");
        List<String> told = new ArrayList<>();
        List<Instant> ticked = new ArrayList<>();
        // When
        long rows = new SeedPlayback(sent.outlet(), folder).play(world, new SeedPlayback.Listener() {
            @Override
            public void delivered(SeedDelivery delivery, ImportResult result) {
                told.add(delivery.fileName());
            }

            @Override
            public void ticked(Instant instant) {
                ticked.add(instant);
            }
        });
        // Then
        List<SpendDelivery> deliveries = sent.deliveries();
        assertThat(told)
                .isEqualTo(
                        world.deliveries().stream().map(SeedDelivery::fileName).toList());
        assertThat(deliveries.stream().mapToInt(one -> one.getRows().size()).sum())
                .isEqualTo((int) rows);
        assertThat(deliveries.stream().filter(one -> one.getKind() == DeliveryKind.ARTIFACT_END))
                .hasSize(told.size());
        assertThat(sent.to("commitment_terms")).hasSize(4);
        assertThat(sent.to("gpu_utilization")).isEmpty();
        assertThat(sent.to("operator_commands")).isEmpty();
        List<Long> ticks = sent.to("cloud_spend").stream()
                .filter(record -> record.timestamp() != null)
                .map(record -> record.timestamp())
                .toList();
        assertThat(ticked)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(world.start())
                .endsWith(world.end(), SeedPlayback.lastTick(world));
        assertThat(ticked.stream().skip(1).limit(ticked.size() - 2L))
                .containsExactlyElementsOf(world.deliveries().stream()
                        .map(SeedDelivery::at)
                        .distinct()
                        .toList());
        assertThat(ticks)
                .isEqualTo(ticked.stream()
                        .flatMap(instant -> Collections.nCopies(4, instant.toEpochMilli()).stream())
                        .toList());
        List<ChargeRow> charges =
                deliveries.stream().flatMap(one -> one.getRows().stream()).toList();
        assertThat(charges).extracting(ChargeRow::getChargeCategory).contains("Usage", "Purchase", "Tax", "Credit");
        assertThat(charges).extracting(ChargeRow::getChargeClass).contains("Correction");
        assertThat(charges).extracting(ChargeRow::getPublisherName).contains("Red Hat Inc.", "Snowflake Inc.");
    }

    @Test
    void shouldSpendAtTheScaleOfTheContracts() {
        // When
        BigDecimal aws2027 = billed("bill-aws-2027");
        BigDecimal azure2026 = billed("bill-azure-2026");
        // Then
        assertThat(aws2027).isBetween(new BigDecimal("3e9"), new BigDecimal("5e9"));
        assertThat(azure2026).isBetween(new BigDecimal("11e9"), new BigDecimal("15e9"));
    }

    private BigDecimal billed(String namePrefix) {
        SentRecords sent = new SentRecords("seed-scale");
        for (SeedDelivery delivery : world.deliveries()) {
            if (delivery.fileName().startsWith(namePrefix)) {
                new FocusImporter(sent.outlet(), scope -> List.of())
                        .run(delivery.writeTo(folder), ImportProgress.Listener.NONE);
            }
        }
        return sent.deliveries().stream()
                .flatMap(delivery -> delivery.getRows().stream())
                .map(row -> Decimals.fromBytes(row.getBilledCost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<SeedDelivery> notable(Predicate<String> note) {
        return world.deliveries().stream().filter(one -> note.test(one.note())).toList();
    }
}
