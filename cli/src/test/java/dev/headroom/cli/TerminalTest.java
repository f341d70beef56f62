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
    void shouldTakeRowsAndColumnsFromStty() {
        // Then
        assertThat(Terminal.sizeIn("50 211\n")).isEqualTo(new Terminal.Size(211, 50));
    }

    @ParameterizedTest
    @CsvSource({"0 0", "''", "24", "stty: not a tty"})
    void shouldAssumeASizeWhenTheTerminalTellsNone(String answer) {
        // Then
        assertThat(Terminal.sizeIn(answer)).isEqualTo(new Terminal.Size(Terminal.DEFAULT_WIDTH, 24));
    }
}
