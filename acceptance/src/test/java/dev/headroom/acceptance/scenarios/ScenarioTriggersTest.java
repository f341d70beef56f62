package dev.headroom.acceptance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.ProjectFiles;
import dev.headroom.acceptance.scenarios.ScenarioPlay.Told;
import dev.headroom.producers.simulator.Scenario;
import dev.headroom.producers.simulator.ScenarioFile;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationOptions;
import dev.headroom.tables.FailoverTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each shipped scenario triggers with the default policy, and how long after the last sign of life. {@code docs/failover.md}
 * shows it; {@code -Dgolden.update=true} writes it there.
 */
class ScenarioTriggersTest {

    private static final Duration AT_MOST = Duration.ofSeconds(150);
    private static final Duration PLAYED = Duration.ofHours(2);
    private static final Instant ANY_START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String BEGIN = "<!-- scenarios: compared with what they trigger by ScenarioTriggersTest -->\n";
    private static final String END = "<!-- end of scenarios -->";

    @TempDir
    Path directory;

    @Test
    void shouldTriggerInTimeAsDocumented() throws IOException {
        // Given
        Map<String, List<Told>> played = new LinkedHashMap<>();

        // When
        for (String name : ScenarioFile.shippedNames()) {
            played.put(name, play(name));
        }

        // Then
        played.forEach((name, told) -> told.stream()
                .filter(one -> one.trigger().getReasonCode().equals("SILENCE"))
                .forEach(one -> assertThat(delay(one)).as(name).isLessThanOrEqualTo(AT_MOST)));
        assertThat(played.values().stream()
                        .flatMap(List::stream)
                        .filter(one -> one.trigger().getReasonCode().equals("SILENCE")))
                .as("regions that went dark")
                .hasSizeGreaterThan(2);
        Path documentation = ProjectFiles.root().resolve("docs/failover.md");
        String text = Files.readString(documentation);
        String table = table(played);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(documentation, before(text) + table + after(text));
        } else {
            assertThat(text).isEqualTo(before(text) + table + after(text));
        }
    }

    private List<Told> play(String name) {
        Scenario scenario = ScenarioFile.shipped(name);
        Instant start = Objects.requireNonNullElse(scenario.start(), ANY_START);
        Duration length = scenario.duration().compareTo(PLAYED) < 0 ? scenario.duration() : PLAYED;
        return ScenarioPlay.of(
                new Simulation(
                        scenario,
                        SimulationOptions.from(start, scenario).withGpus(1).lasting(length)),
                directory.resolve(name));
    }

    private static String table(Map<String, List<Told>> played) {
        StringBuilder table =
                new StringBuilder("| scenario | trigger | of | why | decided | after |\n|---|---|---|---|---|---|\n");
        played.forEach((name, told) -> {
            if (told.isEmpty()) {
                table.append("| ").append(name).append(" | none | | | | |\n");
            }
            told.forEach(one -> row(name, one, table));
        });
        return table.toString();
    }

    private static void row(String name, Told told, StringBuilder table) {
        FailoverTrigger trigger = told.trigger();
        String after = trigger.getReasonCode().equals("SILENCE") ? delay(told).toSeconds() + " s" : "";
        table.append("| %s | %s | %s/%s | %s | %s | %s |%n"
                .formatted(
                        name,
                        trigger.getAction(),
                        trigger.getProvider(),
                        trigger.getRegion(),
                        trigger.getReasonCode(),
                        trigger.getDecidedAt(),
                        after));
    }

    private static Duration delay(Told told) {
        return Duration.between(told.lastHeard(), told.trigger().getDecidedAt());
    }

    private static String before(String text) {
        return text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    }

    private static String after(String text) {
        return text.substring(text.indexOf(END));
    }
}
