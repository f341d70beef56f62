package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.tables.TableRow;
import dev.headroom.tables.FailoverTrigger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TriggerPrinterTest {

    private static final long EPOCH = 29_349_313_000L;
    private static final int WIDE = Integer.MAX_VALUE;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldTellATriggerOnALine() {
        // When
        print(false, WIDE, Long.MAX_VALUE, FailoverRows.trigger(EPOCH).build());
        // Then
        assertThat(out)
                .hasToString("2025-10-20T07:14:20Z  LIVE    29349313000  FAIL_OVER  aws/us-east-1 → azure/eastus"
                        + "                          1,500 GPUs (100%)   SILENCE     aws/us-east-1: 720 of 720 nodes have been"
                        + " silent for 3 intervals.\n");
    }

    @Test
    void shouldSayWhereLoadIsTakenFromWhenThatIsNotItsRegion() {
        // When
        print(
                false,
                WIDE,
                Long.MAX_VALUE,
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH + 1)
                        .setFromProvider("aws")
                        .setFromRegion("us-west-2")
                        .build());
        // Then
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(1)).contains("FAIL_OVER  aws/us-east-1 (at aws/us-west-2) → azure/eastus  ");
        assertThat(lines.get(1).indexOf("1,500 GPUs")).isEqualTo(lines.get(0).indexOf("1,500 GPUs"));
    }

    @Test
    void shouldGiveProgramsWhereLoadIsTakenFrom() {
        // When
        print(
                true,
                WIDE,
                Long.MAX_VALUE,
                FailoverRows.trigger(EPOCH)
                        .setFromProvider("aws")
                        .setFromRegion("us-west-2")
                        .build());
        // Then
        assertThat(out.toString()).contains("\"from_provider\":\"aws\"", "\"from_region\":\"us-west-2\"");
    }

    @Test
    void shouldCutTheSummaryToTheWidth() {
        // When
        print(false, 176, Long.MAX_VALUE, FailoverRows.trigger(EPOCH).build());
        // Then
        assertThat(out.toString().lines()).singleElement().satisfies(line -> {
            assertThat(line).hasSize(176).endsWith("  aws/us-east-1: 720 of 720 nodes hav…");
        });
    }

    @Test
    void shouldTurnTheWayRoundWhenLoadComesBackAndLeaveOutWhatAFreezeHasNot() {
        // When
        print(
                false,
                WIDE,
                Long.MAX_VALUE,
                FailoverRows.trigger(EPOCH).setAction("FAIL_BACK").build(),
                FailoverRows.trigger(EPOCH + 1)
                        .setProvider("*")
                        .setRegion("*")
                        .setAction("FREEZE")
                        .setTargetProvider(null)
                        .setTargetRegion(null)
                        .setGpusMoved(0)
                        .setShareRatio(0)
                        .setReasonCode("ALL_SILENT")
                        .setSummary("Every region\nis silent.")
                        .build());
        // Then
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).contains("FAIL_BACK  azure/eastus → aws/us-east-1  ");
        assertThat(lines.get(1)).contains("FREEZE     all regions  ").endsWith("  ALL_SILENT  Every region is silent.");
        assertThat(lines.get(1)).doesNotContain("GPUs");
    }

    @Test
    void shouldMarkWhatIsNotToBeActedOnAgain() {
        // When
        TriggerPrinter printer = print(
                false,
                WIDE,
                Long.MAX_VALUE,
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH - 1).build(),
                FailoverRows.trigger(EPOCH).setIncidentId("another").build());
        // Then
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).doesNotContain("["),
                        line -> assertThat(line).contains("[duplicate, not to be acted on again] aws/us-east-1"),
                        line -> assertThat(line).contains("[out of date, its epoch is below the last one] aws"),
                        line -> assertThat(line).doesNotContain("["));
        assertThat(printer.printed()).isEqualTo(2);
    }

    @Test
    void shouldGiveProgramsEveryColumnOfWhatIsNewAndTellTheRestBeside() {
        // When
        print(
                true,
                WIDE,
                Long.MAX_VALUE,
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH - 1).build());
        // Then
        assertThat(out.toString().lines()).singleElement().satisfies(line -> {
            assertThat(line)
                    .startsWith("{\"provider\":\"aws\",\"region\":\"us-east-1\",")
                    .contains("\"decided_at\":\"2025-10-20T07:14:20Z\"", "\"epoch\":29349313000,", "\"ends_at\":null,");
            for (Schema.Field column : FailoverTrigger.getClassSchema().getFields()) {
                assertThat(line).contains("\"" + column.name() + "\":");
            }
        });
        assertThat(err.toString().lines())
                .containsExactly(
                        "left out: a trigger of incident aws/us-east-1/29349313, epoch 29349313000, is a duplicate",
                        "left out: a trigger of incident aws/us-east-1/29349313, epoch 29349312999, is out of date: a higher"
                                + " epoch came before it");
    }

    @Test
    void shouldPrintNoMoreThanWasAskedFor() {
        // When
        TriggerPrinter printer = print(
                false,
                WIDE,
                2,
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH).build(),
                FailoverRows.trigger(EPOCH + 1).build(),
                FailoverRows.trigger(EPOCH + 2).build());
        // Then
        assertThat(printer.isDone()).isTrue();
        assertThat(out.toString().lines()).hasSize(3);
    }

    private TriggerPrinter print(boolean asJson, int width, long atMost, FailoverTrigger... triggers) {
        PrintWriter outWriter = new PrintWriter(out);
        TriggerPrinter printer = new TriggerPrinter(outWriter, new PrintWriter(err), asJson, width, atMost);
        for (FailoverTrigger trigger : triggers) {
            printer.row(new TableRow(null, Generic.of(trigger)));
        }
        return printer;
    }
}
