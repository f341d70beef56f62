package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.producers.ImportException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorReportTest {

    @Test
    void shouldTellEveryFaultAndThenTheFailureWhenAFileIsRefused() {
        // Given
        RuntimeException refused = new ImportException(
                "bill.csv: nothing was sent: 2 bad rows",
                List.of("bill.csv:2: BilledCost 'x': is not a decimal number", "bill.csv:7: ChargeCategory: is blank"));

        // When
        String err = failWith(refused, false);

        // Then
        assertThat(err.lines())
                .containsExactly(
                        "bill.csv:2: BilledCost 'x': is not a decimal number",
                        "bill.csv:7: ChargeCategory: is blank",
                        "headroom: bill.csv: nothing was sent: 2 bad rows");
    }

    @Test
    void shouldKeepToOneLineWhenTheMessageHasSeveral() {
        // When
        String err = failWith(new CommandFailure("first\n  second\r\nthird"), false);

        // Then
        assertThat(err.lines()).containsExactly("headroom: first second third");
    }

    @Test
    void shouldPointToVerboseWhenTheFailureIsOurOwn() {
        // When
        String err = failWith(new IllegalStateException("index out of range"), false);

        // Then
        assertThat(err.lines())
                .containsExactly("headroom: internal error: IllegalStateException: index out of range; "
                        + "--verbose tells more, please report it");
    }

    @Test
    void shouldAddTheStackTraceWhenVerbose() {
        // When
        String err = failWith(new IllegalStateException("index out of range"), true);

        // Then
        assertThat(err).contains("\tat dev.headroom.cli.ErrorReportTest");
    }

    private static String failWith(RuntimeException failure, boolean verbose) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new Failing(failure))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new ErrorReport(verbose))
                .execute();
        assertThat(exitCode).isEqualTo(1);
        return err.toString();
    }

    @Command
    private record Failing(RuntimeException failure) implements Runnable {
        @Override
        public void run() {
            throw failure;
        }
    }
}
