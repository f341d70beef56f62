package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.TopologySettings;
import dev.headroom.commitments.CommitmentsTopology;
import dev.headroom.failover.FailoverTopology;
import dev.headroom.fleet.FleetTopology;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names of stores, repartition topics and processors are API: a renamed store loses its state. A wanted change is made with {@code
 * -Dgolden.update=true}.
 */
class TopologyNamesTest {

    static Stream<HeadroomTopology> topologies() {
        return Stream.of(new CommitmentsTopology(), new FleetTopology(), new FailoverTopology());
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void shouldKeepItsNames(HeadroomTopology topology) throws IOException {
        // Given
        Path golden = Path.of("src/test/resources", topology.name() + "-topology.txt");
        AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://names"));

        // When
        String described = topology.build(new TopologySettings("", serdes, Map.of(), TimeSource.LOG))
                .describe()
                .toString();

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, described);
        }
        assertThat(described).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
        assertThat(described).as("a name given by Kafka Streams").doesNotContain("KSTREAM-");
    }
}
