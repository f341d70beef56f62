package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.Terminal;
import dev.headroom.cli.demo.fleet.ShownFleet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final String NOTE = "2026-03-15  bill-aws-2026-02-2.csv: replaces the preliminary bill of 2026-02";

    @Test
    void shouldShowEverythingWithBarsAndDaysWhenTheTerminalIsWide() {
        // When
        List<String> lines = Frame.lines(
                Shown.snapshot(
                        "2026-03-15T06:00:00Z",
                        List.of(Shown.alert("warning", "aws-partnership: spend is at 46.6 % of plan")),
                        List.of(NOTE)),
                new Terminal.Size(110, 24));

        // Then
        assertThat(String.join("\n", lines)).isEqualTo("""
                headroom demo   one AI lab, four clouds; simulated spend (USD) and GPUs
                2026-03-15      ███████▌░░░░░░░░░░░░░░░░░░░░░░  25 %

                provider  state                total  consumed  ratio                remaining  a day (30d)  exhausted P50
                aws       UNDER_BURNING      38.00 B    7.44 B  ██▎░░░░░░░░░  19.6%    30.56 B      11.71 M  2034-12-23
                gcp       UNKNOWN_TOTAL  undisclosed    4.20 B  -                            -       8.65 M  -
                all       1 undisclosed      38.00 B   11.63 B                         30.56 B      20.36 M

                1 alert fires
                  warning  aws-partnership: spend is at 46.6 % of plan

                arrived  2026-03-15  1 bill, 4 meter readings, 275 rows
                  2026-03-15  bill-aws-2026-02-2.csv: replaces the preliminary bill of 2026-02""");
    }

    @Test
    void shouldFitEightyColumns() {
        // When
        List<String> lines = Frame.lines(
                Shown.snapshot(
                        "2026-03-15T06:00:00Z", List.of(Shown.alert("error", "long ".repeat(30))), List.of(NOTE)),
                new Terminal.Size(80, 24));

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines)
                .contains(
                        "provider state               total consumed ratio    left   a day P50",
                        "aws      UNDER_BURNING     38.00 B   7.44 B 19.6% 30.56 B 11.71 M 2034-12",
                        "gcp      UNKNOWN_TOTAL undisclosed   4.20 B     -       -  8.65 M -");
        assertThat(lines).filteredOn(line -> line.endsWith("…")).hasSize(1);
    }

    @Test
    void shouldFitTwentyFourLinesWhenManyAlertsFire() {
        // When
        List<String> lines = Frame.lines(
                Shown.snapshot(
                        "2026-03-15T06:00:00Z",
                        Collections.nCopies(9, Shown.alert("warning", "again")),
                        Collections.nCopies(20, NOTE)),
                new Terminal.Size(80, 24));

        // Then
        assertThat(lines).contains("9 alerts fire", "  and 4 more").hasSizeLessThan(22);
    }

    @Test
    void shouldShowTheFleetAndFewerAlertsAndNotesWhenTheTerminalIsLow() {
        // Given
        Snapshot snapshot = Shown.snapshot(
                "2026-03-15T06:00:00Z",
                ShownFleet.failedOver(),
                Collections.nCopies(9, Shown.alert("warning", "again")),
                Collections.nCopies(20, NOTE));

        // When
        List<String> low = Frame.lines(snapshot, new Terminal.Size(100, 24));
        List<String> high = Frame.lines(snapshot, new Terminal.Size(100, 40));

        // Then
        assertThat(low).hasSize(23).contains("9 alerts fire", "  and 5 more").doesNotContain("  " + NOTE);
        assertThat(low)
                .anyMatch(line -> line.startsWith("gcp/us-central1 "))
                .anyMatch(line -> line.startsWith("trigger"));
        assertThat(high).hasSize(28).contains("  and 4 more").endsWith("  " + NOTE);
        assertThat(low).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void shouldShowAllAlertsWhenTheyJustFit() {
        // Given
        Snapshot snapshot = Shown.snapshot(
                "2026-03-15T06:00:00Z",
                ShownFleet.failedOver(),
                Collections.nCopies(4, Shown.alert("warning", "again")),
                Collections.nCopies(20, NOTE));

        // Then
        assertThat(Frame.lines(snapshot, new Terminal.Size(100, 24)))
                .hasSize(23)
                .noneMatch(line -> line.endsWith(" more"))
                .filteredOn(line -> line.endsWith("again"))
                .hasSize(4);
    }

    @Test
    void shouldNameCommitmentsWhenAProviderHasSeveral() {
        // When
        List<String> lines = new BalanceLines(80).lines(List.of(Shown.AWS, Shown.AWS, Shown.GOOGLE), List.of());

        // Then
        assertThat(lines)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("provider", "aws-partnership", "aws-partnership", "gcp");
    }
}
