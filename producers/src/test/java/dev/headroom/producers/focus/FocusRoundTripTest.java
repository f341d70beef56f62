package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.SentRecords;
import dev.headroom.serde.Decimals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a bill says arrives as it was said, however its rows fall into files and chunks. */
class FocusRoundTripTest {

    /** A row as it should arrive. */
    record Charge(BigDecimal billed, BigDecimal list, Instant start, String service, String tag) {}

    @Property(tries = 200)
    void shouldArriveAsWrittenWhateverTheRows(
            @ForAll("bills") List<Charge> bill, @ForAll @IntRange(min = 1, max = 4) int parts) throws IOException {
        // Given
        Path folder = Files.createTempDirectory("focus");
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            FocusFile file = new FocusFile().column("ServiceName", "").column("x_tag", "");
            for (Charge charge : bill.subList(bill.size() * part / parts, bill.size() * (part + 1) / parts)) {
                file.row(
                        "BilledCost", charge.billed().toString(),
                        "ListCost", charge.list().toPlainString(),
                        "ChargePeriodStart", charge.start().toString(),
                        "ChargePeriodEnd", charge.start().plusSeconds(3_600).toString(),
                        "ServiceName", charge.service(),
                        "x_tag", charge.tag());
            }
            files.add(file.write(folder.resolve("part-" + part + ".csv")));
        }
        SentRecords sent = new SentRecords("focus-round-trip");
        // When
        new FocusImporter(sent.outlet(), scope -> List.of())
                .run(FocusImport.of(files, "s"), ImportProgress.Listener.NONE);
        // Then
        assertThat(arrived(sent.deliveries())).isEqualTo(bill);
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<List<Charge>> bills() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999999999999"), new BigDecimal("99999999999999999999"))
                .ofScale(18)
                .map(BigDecimal::stripTrailingZeros);
        Arbitrary<Instant> starts = Arbitraries.longs()
                .between(1_600_000_000_000L, 1_900_000_000_000L)
                .map(Instant::ofEpochMilli);
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab,\"'\n\r;|é漢 ")
                .ofMaxLength(12)
                .map(text -> "v" + text + "w");
        return Combinators.combine(amounts, amounts, starts, texts, texts)
                .as(Charge::new)
                .list()
                .ofMaxSize(1_100);
    }

    private static List<Charge> arrived(List<SpendDelivery> deliveries) {
        List<Charge> charges = new ArrayList<>();
        long next = 1;
        for (SpendDelivery delivery : deliveries) {
            assertThat(delivery.getRows()).hasSizeLessThanOrEqualTo(500);
            if (!delivery.getRows().isEmpty()) {
                assertThat(delivery.getFirstRow()).isEqualTo(next);
            }
            next += delivery.getRows().size();
            for (ChargeRow row : delivery.getRows()) {
                charges.add(new Charge(
                        Decimals.fromBytes(row.getBilledCost()).stripTrailingZeros(),
                        Decimals.fromBytes(row.getListCost()).stripTrailingZeros(),
                        row.getChargePeriodStart(),
                        row.getServiceName(),
                        row.getOtherColumns().getOrDefault("x_tag", "")));
            }
        }
        assertThat(deliveries.get(deliveries.size() - 1).getRowCount()).isEqualTo(next - 1);
        return charges;
    }
}
