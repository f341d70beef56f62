package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.Terminal;
import dev.headroom.cli.demo.fleet.ShownFleet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoViewsTest {

    private static final String ESC = "\u001b[";

    private static final Terminal.Size WIDE = new Terminal.Size(110, 30);

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    @Test
    void shouldDrawOverTheLastPictureAndGiveTheCursorBack() {
        // Given
        LiveScreen screen = new LiveScreen(out, () -> WIDE, false);
        screen.show(Shown.snapshot("2026-03-15T06:00:00Z", List.of(), List.of()));
        String first = text.toString();

        // When
        screen.show(Shown.snapshot("2026-03-15T06:00:00Z", List.of(), List.of()));
        String same = text.toString();
        screen.show(Shown.snapshot("2026-03-22T06:00:00Z", List.of(), List.of()));
        String second = text.toString().substring(first.length());
        screen.close();
        screen.close();
        screen.show(Shown.snapshot("2026-03-29T06:00:00Z", List.of(), List.of()));

        // Then
        assertThat(first).startsWith(ESC + "?25l" + "headroom demo").contains("\n2026-03-15 ");
        assertThat(same).isEqualTo(first);
        assertThat(second)
                .startsWith(ESC + first.chars().filter(c -> c == '\n').count() + "A\r")
                .contains("\n2026-03-22 ");
        assertThat(text.toString().substring(first.length() + second.length())).isEqualTo(ESC + "?25h");
    }

    @Test
    void shouldColourStatesWhenAsked() {
        // When
        new LiveScreen(out, () -> WIDE, true).show(Shown.snapshot("2026-03-15T06:00:00Z", List.of(), List.of()));

        // Then
        assertThat(text.toString()).contains(ESC + "33mUNDER_BURNING" + ESC + "0m");
    }

    @Test
    void shouldColourTheStateOfARegionWhenAsked() {
        // When
        new LiveScreen(out, () -> WIDE, true)
                .show(Shown.snapshot("2026-03-15T06:00:00Z", ShownFleet.failedOver(), List.of(), List.of()));

        // Then
        assertThat(text.toString()).contains(ESC + "31mFAILING_OVER" + ESC + "0m", ESC + "32mHEALTHY" + ESC + "0m");
    }

    @Test
    void shouldTellEachTriggerOnceWhenThereIsNoTerminal() {
        // Given
        PlainLines lines = new PlainLines(out);

        // When
        lines.show(Shown.snapshot("2026-03-15T06:00:00Z", List.of(), List.of()));
        lines.show(Shown.snapshot("2026-03-15T06:00:00Z", ShownFleet.failedOver(), List.of(), List.of()));
        lines.show(Shown.snapshot("2026-03-22T06:00:00Z", ShownFleet.failedOver(), List.of(), List.of()));

        // Then
        assertThat(text.toString().lines().skip(1))
                .containsExactly(
                        "fleet 2025-11-01 06:10:20  FAIL_OVER (REPLAY)  gcp/us-central1 is silent: 180 of 180 nodes"
                                + " missed 3 intervals since 06:08:00Z; move 438 GPUs of load to aws/us-west-2 (708 free)");
    }

    @Test
    void shouldTellALineAMonthAndWhatIsRemarkableWhenThereIsNoTerminal() {
        // Given
        PlainLines lines = new PlainLines(out);

        // When
        lines.show(Shown.snapshot("2026-03-15T06:00:00Z", List.of(), List.of()));
        lines.show(Shown.snapshot("2026-03-22T06:00:00Z", List.of(), List.of("a bill: late")));
        lines.show(Shown.snapshot("2026-03-29T06:00:00Z", List.of(), List.of("a bill: late")));
        lines.show(Shown.snapshot("2026-04-01T06:00:00Z", List.of(), List.of("a bill: late")));

        // Then
        String month = "  consumed 11.63 B, 20.36 M a day; 30.56 B left of 38.00 B disclosed; alerts: 0";
        assertThat(text.toString().lines()).containsExactly("2026-03-15" + month, "a bill: late", "2026-04-01" + month);
    }
}
