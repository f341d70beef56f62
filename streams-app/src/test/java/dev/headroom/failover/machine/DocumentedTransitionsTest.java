package dev.headroom.failover.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of transitions in the documentation is that of the code; a wanted change is written there with -Dgolden.update=true. */
class DocumentedTransitionsTest {

    private static final Path DOCUMENT = Path.of("../docs/failover.md");
    private static final Path RUNBOOKS = Path.of("../docs/runbooks.md");
    private static final String START = "by DocumentedTransitionsTest -->\n";
    private static final String END = "<!-- end of transitions -->";

    private static String table() {
        return Transition.TABLE.stream()
                .map(way -> String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s |\n",
                        way.name(),
                        way.from().stream().map(State::name).collect(Collectors.joining(", ")),
                        way.to(),
                        way.guard(),
                        way.emits()))
                .collect(Collectors.joining("", "| way | from | to | when | trigger |\n|---|---|---|---|---|\n", ""));
    }

    @Test
    void shouldDocumentEveryTransition() throws IOException {
        // Given
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        int start = document.indexOf(START) + START.length();
        int end = document.indexOf(END);

        // When
        if (Boolean.getBoolean("golden.update")) {
            document = document.substring(0, start) + table() + document.substring(end);
            Files.writeString(DOCUMENT, document);
            end = document.indexOf(END);
        }

        // Then
        assertThat(document.substring(start, end)).isEqualTo(table());
    }

    @Test
    void shouldSayWhatToDoAboutEveryAlert() throws IOException {
        // When
        String runbooks = Files.readString(RUNBOOKS, StandardCharsets.UTF_8);

        // Then
        for (AlertRule rule : AlertRule.values()) {
            assertThat(runbooks).contains("\n## " + rule.alertName() + "\n");
        }
    }
}
