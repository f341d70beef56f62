package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.tables.FailoverState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusViewTest {

    @Test
    void shouldShowTheSystemAndARegionALine() {
        // When
        List<String> lines = print(
                FailoverRows.system().build(),
                FailoverRows.failingOver(),
                FailoverRows.state("azure", "eastus").build(),
                FailoverRows.state("gcp", "us-central1").setMode("SHADOW").build());
        // Then
        assertThat(lines)
                .containsExactly(
                        "failover: LIVE, gate open, not frozen; as of 2025-10-20T07:20:20Z",
                        "region           state             since                 reason    silent  GPUs healthy  headroom"
                                + "  target        moved  note",
                        "aws/us-east-1    FAILING_OVER      07:14:20 (6 min)      SILENCE  720/720   2,872/2,880         0"
                                + "  azure/eastus  1,500  waiting for an ackn…",
                        "azure/eastus     HEALTHY           2025-10-18 (2 d 4 h)             3/720   2,872/2,880     1,024",
                        "gcp/us-central1  HEALTHY (SHADOW)  2025-10-18 (2 d 4 h)             3/720   2,872/2,880     1,024");
    }

    @Test
    void shouldCountSinceToTheNewestRowAndNotToTheTimeOfDay() {
        // Given
        FailoverState older = FailoverRows.failingOver();
        older.setAsOf(Instant.parse("2025-10-20T07:15:20Z"));
        // When, Then
        assertThat(print(FailoverRows.system().build(), older).get(2)).contains("07:14:20 (6 min)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEALTHY    |     |                     | failover: LIVE, gate open, not frozen; as of 2025-10-20T07:20:20Z",
                "SUPPRESSED |     | closed by ana: drill| failover: LIVE, gate CLOSED since 07:18:20 (2 min), closed by ana: drill; as of 2025-10-20T07:20:20Z",
                "FROZEN     | LAG | partition 2 is behind| failover: LIVE, FROZEN since 07:18:20 (2 min), LAG, partition 2 is behind; as of 2025-10-20T07:20:20Z"
            })
    void shouldSayFirstWhetherAnythingIsDecidedAtAll(String state, String reason, String note, String expected) {
        // Given
        FailoverState system = FailoverRows.system()
                .setState(state)
                .setSince(Instant.parse("2025-10-20T07:18:20Z"))
                .setReasonCode(reason)
                .setNote(note)
                .build();
        // When, Then
        assertThat(print(system)).containsExactly(expected, "no regions yet");
    }

    @Test
    void shouldDoWithoutTheRowOfTheSystem() {
        assertThat(print(FailoverRows.failingOver()).get(0))
                .isEqualTo("failover: nothing is known of the system yet; as of 2025-10-20T07:20:20Z");
    }

    @Test
    void shouldPaintStatesWhereATerminalWantsIt() {
        // Given
        String line = "aws/us-east-1  FAILED_OVER  HEALTHY  SUSPECT";
        // When, Then
        assertThat(StateColours.where(false).apply(line)).isEqualTo(line);
        assertThat(StateColours.where(true).apply(line))
                .isEqualTo("aws/us-east-1  \u001b[31mFAILED_OVER\u001b[0m  \u001b[32mHEALTHY\u001b[0m"
                        + "  \u001b[33mSUSPECT\u001b[0m");
    }

    private static List<String> print(FailoverState... rows) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new StatusView(List.of(rows).stream().map(Generic::of).toList()).print(out, 140, StateColours.where(false));
        out.flush();
        return text.toString().lines().toList();
    }
}
