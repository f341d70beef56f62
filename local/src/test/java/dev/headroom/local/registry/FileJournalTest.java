package dev.headroom.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.local.LocalException;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    private static final List<RegistryEvent> EVENTS = List.of(
            new RegistryEvent.VersionRegistered("a", 1, 7, "\"ein µ\\n\""),
            new RegistryEvent.LevelSet("a", CompatibilityLevel.FULL),
            new RegistryEvent.LevelSet(null, CompatibilityLevel.NONE),
            new RegistryEvent.LevelReset(null),
            new RegistryEvent.VersionDeleted("a", 1, false),
            new RegistryEvent.SubjectDeleted("a", true));

    @TempDir
    private Path directory;

    @Test
    void shouldReadBackEveryEventWhenOpenedAgain() throws IOException {
        // When
        write(EVENTS);

        // Then
        assertThat(read()).isEqualTo(EVENTS);
    }

    @Test
    void shouldKeepItsFormatSoThatLaterReleasesCanReadIt() throws IOException {
        // When
        write(EVENTS.subList(0, 3));

        // Then
        assertThat(Files.readString(file())).isEqualTo("""
                        {"event":"version_registered","subject":"a","version":1,"id":7,"schema":"\\"ein µ\\\\n\\""}
                        {"event":"level_set","subject":"a","level":"FULL"}
                        {"event":"level_set","level":"NONE"}
                        """);
    }

    @Test
    void shouldDropALastLineWithoutItsEndAndGoOnBehindTheOneBeforeIt() throws IOException {
        // Given
        write(EVENTS.subList(0, 2));
        Files.writeString(file(), "{\"event\":\"level_reset\"}", StandardOpenOption.APPEND);

        // When
        write(EVENTS.subList(2, 3));

        // Then
        assertThat(read()).isEqualTo(EVENTS.subList(0, 3));
    }

    @Test
    void shouldNameFileAndLineWhenALineCannotBeRead() throws IOException {
        // Given
        write(EVENTS.subList(0, 1));
        Files.writeString(file(), "{\"event\":\"vers\n", StandardOpenOption.APPEND);

        // When, Then
        assertThatThrownBy(this::read)
                .isInstanceOf(LocalException.class)
                .hasMessageStartingWith("schema registry cannot read line 2 of " + file() + " (")
                .hasMessageEndingWith("); mend the line or restore the file");
    }

    @Test
    void shouldRefuseWithTheReasonWhenTheFileCannotBeWritten() throws IOException {
        // Given
        FileJournal journal = FileJournal.open(directory, new ArrayList<>());
        journal.close();

        // When, Then
        assertThatThrownBy(() -> journal.append(EVENTS.get(0)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(file().toString());
    }

    private Path file() {
        return directory.resolve(FileJournal.FILE_NAME);
    }

    private void write(List<RegistryEvent> events) throws IOException {
        try (FileJournal journal = FileJournal.open(directory, new ArrayList<>())) {
            events.forEach(journal::append);
        }
    }

    private List<RegistryEvent> read() throws IOException {
        List<RegistryEvent> history = new ArrayList<>();
        FileJournal.open(directory, history).close();
        return history;
    }
}
