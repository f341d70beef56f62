package dev.headroom.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.producers.dcgm.BadLine;
import dev.headroom.producers.dcgm.CollectorTotals;
import dev.headroom.producers.dcgm.IntervalResult;
import dev.headroom.producers.dcgm.ScrapeException;
import dev.headroom.producers.dcgm.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectorLinesTest {

    private static final Instant END = Instant.parse("2026-01-31T12:00:30Z");

    private final StringWriter err = new StringWriter();

    @Test
    void shouldTellEachIntervalInALine() {
        assertThat(CollectorLines.line(result(Map.of(), Map.of(BadLine.LABELS, 2))))
                .isEqualTo("2026-01-31T12:00:30Z  targets 18/18  hosts 18  GPUs 71/72  records 1  bad lines 2"
                        + " (2 broken labels)");
    }

    @Test
    void shouldTellOnceWhoDoesNotAnswerAndWhoAnswersAgain() {
        // Given
        CollectorLines lines = new CollectorLines(new PrintWriter(err), new CollectorTotals(), false);
        Map<Target, ScrapeException> failed =
                Map.of(Target.parse("h1"), new ScrapeException(ScrapeException.Kind.UNREACHABLE, "connection refused"));
        // When
        lines.tell(result(failed, Map.of()));
        lines.tell(result(failed, Map.of()));
        lines.tell(result(Map.of(), Map.of()));
        // Then
        assertThat(err.toString().lines())
                .containsExactly(
                        "no answer from http://h1:9400/metrics: connection refused; its host is left out until it answers",
                        "http://h1:9400/metrics answers again");
    }

    @Test
    void shouldNotFloodTheTerminalWhenManyDoNotAnswer() {
        // Given
        CollectorLines lines = new CollectorLines(new PrintWriter(err), new CollectorTotals(), false);
        Map<Target, ScrapeException> failed = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            failed.put(Target.parse("h" + i), new ScrapeException(ScrapeException.Kind.TIMEOUT, "no answer"));
        }
        // When
        lines.tell(result(failed, Map.of()));
        // Then
        assertThat(err.toString().lines()).hasSize(11).last().isEqualTo("… and 490 more do not answer");
    }

    @Test
    void shouldSumUpWhatWasDone() {
        assertThat(CollectorLines.summary(new CollectorTotals()))
                .isEqualTo("0 intervals collected, 0 records written, 0 GPU samples");
    }

    private static IntervalResult result(Map<Target, ScrapeException> failures, Map<BadLine, Integer> badLines) {
        return new IntervalResult(END, 18, failures, 18, 71, 72, 1, badLines);
    }
}
