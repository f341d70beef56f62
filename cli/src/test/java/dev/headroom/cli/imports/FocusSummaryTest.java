package dev.headroom.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.producers.focus.ImportProgress;
import dev.headroom.producers.focus.ImportProgress.Phase;
import dev.headroom.producers.focus.ImportResult;
import dev.headroom.producers.focus.ImportResult.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FocusSummaryTest {

    @Test
    void shouldTellRowsSkippedSecondsRateAndArtifactWhenImported() {
        // When
        FocusSummary summary = summary(Outcome.IMPORTED, new TreeMap<>(), null);

        // Then
        assertThat(summary.line())
                .isEqualTo("30,000 rows imported, 2 skipped, 1.5 s, 20,000 rows/s, scope aws/2026-07, artifact 7");
        assertThat(summary.notes()).isEmpty();
    }

    @Test
    void shouldSayThatNothingWasSentWhenUnchanged() {
        // When
        FocusSummary summary = summary(Outcome.UNCHANGED, new TreeMap<>(), null);

        // Then
        assertThat(summary.line()).startsWith("unchanged, nothing sent: 30,000 rows are there already");
    }

    @Test
    void shouldNoteBlankCostsAndANewerArtifact() {
        // When
        FocusSummary summary = summary(Outcome.IMPORTED, new TreeMap<>(Map.of("ListCost", 1L)), "9");

        // Then
        assertThat(summary.notes())
                .containsExactly(
                        "note: ListCost is blank in 1 row and counts as 0 there",
                        "note: artifact 7 does not count: scope aws/2026-07 has the newer artifact 9");
    }

    @Test
    void shouldNoteThatAFileHadNoRows() {
        // When
        FocusSummary summary = summary(0, Outcome.IMPORTED, new TreeMap<>(), null);

        // Then
        assertThat(summary.notes())
                .containsExactly("note: there are no rows; a REPLACEMENT without rows empties its scope");
    }

    @Test
    void shouldDrawProgressOnATerminalOnly() {
        // Given
        ImportProgress half = new ImportProgress(Phase.SENDING, 5_000, 50, 100);
        StringWriter terminal = new StringWriter();
        StringWriter pipe = new StringWriter();
        ProgressLine visible = new ProgressLine(new PrintWriter(terminal), true);
        ProgressLine silent = new ProgressLine(new PrintWriter(pipe), false);

        // When
        visible.progress(half);
        visible.clear();
        silent.progress(half);
        silent.clear();

        // Then
        assertThat(terminal.toString()).contains("sending: 5,000 rows, 50 %").endsWith("\r\u001b[K");
        assertThat(pipe.toString()).isEmpty();
    }

    private static FocusSummary summary(
            Outcome outcome, SortedMap<String, Long> blankCosts, @Nullable String supersededBy) {
        return summary(30_000, outcome, blankCosts, supersededBy);
    }

    private static FocusSummary summary(
            long rows, Outcome outcome, SortedMap<String, Long> blankCosts, @Nullable String supersededBy) {
        return new FocusSummary(new ImportResult(
                outcome,
                "aws/2026-07",
                "7",
                "ab",
                rows,
                2,
                List.of(),
                60,
                blankCosts,
                supersededBy,
                Duration.ofMillis(1_500)));
    }
}
