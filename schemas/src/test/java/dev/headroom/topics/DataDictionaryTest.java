package dev.headroom.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {

    private static final Path FILE = Path.of("..", "docs", "data-dictionary.md");
    private static final String REGENERATE =
            "docs/data-dictionary.md is not what the schemas say. Run: mvn -pl schemas -am test -Dtest=DataDictionaryTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Ddictionary.update=true";

    @Test
    void shouldMatchTheSchemas() throws IOException {
        // Given
        String expected = DataDictionary.of(TopicCatalogue.all());
        if (Boolean.getBoolean("dictionary.update")) {
            Files.writeString(FILE, expected);
        }

        // When
        String actual = Files.exists(FILE) ? Files.readString(FILE) : "";

        // Then
        assertThat(actual).as(REGENERATE).isEqualTo(expected);
    }

    @Test
    void shouldNameEveryColumnOfEveryTopic() {
        // Given
        String dictionary = DataDictionary.of(TopicCatalogue.all());

        // Then
        for (Topic topic : TopicCatalogue.all()) {
            assertThat(dictionary).contains("\n## " + topic.name() + "\n");
            if (topic.valueSchema() != null) {
                topic.valueSchema()
                        .getFields()
                        .forEach(field -> assertThat(dictionary).contains("\n| `" + field.name() + "` | "));
            }
        }
    }
}
