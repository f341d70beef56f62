package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.producers.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFileTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldFindNodesByHostAndByExporter() throws IOException {
        // When
        NodeMapping mapping = read("""
                nodes:
                  - host: gpu-01
                    rack: r1
                    gpus: 8
                    host_type: p5.48xlarge
                    gpu_model: H100
                  - target: 10.0.0.2:9400
                    host: gpu-02
                    rack: r2
                  - target: 10.0.0.3
                """);
        // Then
        assertThat(mapping.targets())
                .containsExactly(Target.parse("10.0.0.2:9400"), Target.parse("http://10.0.0.3:9400/metrics"));
        assertThat(mapping.find("gpu-01", Target.parse("elsewhere")))
                .contains(new NodeMapping.Node("gpu-01", null, "r1", 8, "p5.48xlarge", "H100"));
        assertThat(mapping.hostOf(Target.parse("10.0.0.2"))).isEqualTo("gpu-02");
        assertThat(mapping.hostOf(Target.parse("10.0.0.3"))).isEqualTo("10.0.0.3:9400");
        assertThat(mapping.find("some-pod", Target.parse("10.0.0.2")))
                .hasValueSatisfying(node -> assertThat(node.rack()).isEqualTo("r2"));
        assertThat(mapping.find("gpu-09", Target.parse("gpu-09"))).isEmpty();
    }

    @Test
    void shouldTellAllFaultsWithTheirLines() {
        assertThatThrownBy(() -> read("""
                        nodes:
                          - host: gpu-01
                            gpus: many
                          - rack: r2
                          - host: gpu-01
                            rak: r3
                          - target: ftp://x
                            gpus: 0
                            rack: ""
                        """)).isInstanceOfSatisfying(ImportException.class, refused -> {
            assertThat(refused).hasMessage("nodes.yaml: nothing was collected: 7 faults");
            assertThat(refused.faults())
                    .containsExactlyInAnyOrder(
                            "nodes.yaml:3: nodes[0] gpus 'many': is not a whole number",
                            "nodes.yaml:4: nodes[1]: names no node; give host, target, or both",
                            "nodes.yaml:5: nodes[2] host: 'gpu-01' is named twice, first on line 2",
                            "nodes.yaml:6: nodes[2] rak: is no field here; did you mean rack?",
                            "nodes.yaml:7: nodes[3] target: 'ftp://x' is neither http nor https",
                            "nodes.yaml:8: nodes[3] gpus: must be 1 to 1024, not 0",
                            "nodes.yaml:9: nodes[3] rack: is empty; leave it out");
        });
    }

    @Test
    void shouldSayThatTheListIsMissing() {
        assertThatThrownBy(() -> read("hosts: []\n"))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        refused -> assertThat(refused.faults()).contains("nodes.yaml:1: nodes: is missing"));
    }

    private NodeMapping read(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("nodes.yaml"), yaml);
        return MappingFile.read(file);
    }
}
