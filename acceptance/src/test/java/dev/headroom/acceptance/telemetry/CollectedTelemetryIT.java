package dev.headroom.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.acceptance.CommandLine;
import dev.headroom.acceptance.UpProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node with two GPUs, of which one has no profiling metrics, and an exporter that is out of order. */
class CollectedTelemetryIT {

    private static final String METRICS = """
            # HELP DCGM_FI_DEV_GPU_UTIL GPU utilization (in %).
            # TYPE DCGM_FI_DEV_GPU_UTIL gauge
            DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-a",modelName="NVIDIA B200",Hostname="n1"} 100
            DCGM_FI_DEV_GPU_UTIL{gpu="1",UUID="GPU-b",modelName="NVIDIA B200",Hostname="n1"} 40
            DCGM_FI_PROF_SM_ACTIVE{gpu="0",UUID="GPU-a",modelName="NVIDIA B200",Hostname="n1"} 0.6
            DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-a",modelName="NVIDIA B200",Hostname="n1"} 700.4
            DCGM_FI_DEV_POWER_USAGE{gpu="1",UUID="GPU-b",modelName="NVIDIA B200",Hostname="n1"} 9223372036854775794
            this is no metric
            """;

    @Test
    void shouldShowWhatAnExporterSaysInTheTable(@TempDir Path directory) throws IOException {
        HttpServer exporter = exporter(200, METRICS);
        HttpServer broken = exporter(503, "");
        try (UpProcess up = UpProcess.start(directory)) {
            // Given
            CommandLine commands = up.commands("");

            // When
            String said = commands.run(
                    "collect",
                    "dcgm",
                    "--targets",
                    url(exporter),
                    url(broken),
                    "--provider",
                    "aws",
                    "--region",
                    "us-east-1",
                    "--cluster",
                    "c1",
                    "--once");

            // Then
            Awaitility.await("a row")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !commands.table("gpu_fleet_minutely").isEmpty());
            List<Map<String, @Nullable Object>> rows = commands.table("gpu_fleet_minutely");
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0))
                    .containsEntry("provider", "aws")
                    .containsEntry("cluster", "c1")
                    .containsEntry("gpu_model", "B200")
                    .containsEntry("nodes_expected", 1L)
                    .containsEntry("nodes_reporting", 1L)
                    .containsEntry("gpus_expected", 2L)
                    .containsEntry("samples", 2L)
                    .containsEntry("util_sum", 1.0)
                    .containsEntry("power_watts_sum", 700L)
                    .containsEntry("power_samples", 1L);
            assertThat(said)
                    .as("what was collected, and that one exporter was silent")
                    .contains("1");
        } finally {
            exporter.stop(0);
            broken.stop(0);
        }
    }

    private static HttpServer exporter(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/metrics", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    }
}
