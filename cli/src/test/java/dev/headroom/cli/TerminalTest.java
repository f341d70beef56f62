package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3,true",
        "/dev/tty1,true",
        "/dev/console,true",
        "pipe:[123],false",
        "/dev/null,false",
        "/tmp/out,false"
    })
    void shouldKnowATerminalByItsDevice(String device, boolean expected) {
        // Then
        assertThat(Terminal.isTerminalDevice(device)).isEqualTo(expected);
    }

    @Test
    void shouldTakeTheSecondNumberOfSttyAsTheWidth() {
        // Then
        assertThat(Terminal.columnsIn("50 211\n")).isEqualTo(211);
    }

    @ParameterizedTest
    @CsvSource({"0 0", "''", "50", "stty: not a tty"})
    void shouldAssumeAWidthWhenTheTerminalTellsNone(String answer) {
        // Then
        assertThat(Terminal.columnsIn(answer)).isEqualTo(Terminal.DEFAULT_WIDTH);
    }
}
