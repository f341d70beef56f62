package dev.headroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

    @TempDir
    Path directory;

    @Test
    void shouldLetFlagsBeatEnvironmentAndEnvironmentBeatFile() throws Exception {
        // Given
        Path file =
                Files.writeString(directory.resolve("app.properties"), "clock=log\ntopic.prefix=a_ \nstate.dir=/f\n");
        Map<String, String> environment =
                Map.of("HEADROOM_TOPIC_PREFIX", "b_", "HEADROOM_STATE_DIR", "/e", "PATH", "/bin");

        // When
        Map<String, String> merged = ConfigSources.merge(file, environment, Map.of("state.dir", "/g"));

        // Then
        assertThat(merged)
                .containsExactlyInAnyOrderEntriesOf(Map.of("clock", "log", "topic.prefix", "b_", "state.dir", "/g"));
    }

    @Test
    void shouldStripSpaceAfterAValueOfTheFile() throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("app.properties"), "clock=log  \n");

        // Then
        assertThat(ConfigSources.merge(file, Map.of(), Map.of())).containsEntry("clock", "log");
    }

    @Test
    void shouldNameTheFileWhenItIsNotThereOrNotReadable() throws Exception {
        // Given
        Path missing = directory.resolve("missing.properties");
        Path broken = Files.writeString(directory.resolve("broken.properties"), "clock=\\u00zz\n");

        // Then
        assertThatThrownBy(() -> ConfigSources.merge(missing, Map.of(), Map.of()))
                .isInstanceOf(AppException.class)
                .hasMessage("there is no configuration file " + missing);
        assertThatThrownBy(() -> ConfigSources.merge(broken, Map.of(), Map.of()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining(broken.toString());
    }
}
