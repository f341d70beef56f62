package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.TopologySettings;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Names of stores, repartition topics and processors are API: a renamed store loses its state. A wanted change is made by writing what
 * the test prints into the golden file.
 */
class CommitmentsTopologyNamesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/commitments-topology.txt");

    @Test
    void shouldKeepItsNames() throws IOException {
        // Given
        AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://names"));

        // When
        String described = new CommitmentsTopology()
                .build(new TopologySettings("", serdes, Map.of(), TimeSource.LOG))
                .describe()
                .toString();

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, described);
        }
        assertThat(described).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
        assertThat(described).as("a name given by Kafka Streams").doesNotContain("KSTREAM-");
    }
}
