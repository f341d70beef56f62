package dev.headroom.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.Headroom;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpIT {

    private static final String TERMS = """
            commitments:
              - {id: c, version: 1, effective_from: 2025-01-01, provider: aws, contract_id: K, currency: USD, total: "1000",
                 term: {start: 2025-01-01, end: 2026-01-01}, kind: BUILD_UP, cost_metric: BILLED, charge_categories: [Usage],
                 attribution: CHARGE_PERIOD, priority: 1, sources: []}
            """;

    @TempDir
    Path directory;

    @Test
    void shouldKeepEverythingAcrossACleanStop() throws Exception {
        // Given
        Path terms = Files.writeString(directory.resolve("terms.yaml"), TERMS);
        String balance;
        try (HeadroomProcess up = start()) {
            up.awaitLine("ready");
            assertThat(run(up, "topics", "check")).isEqualTo("all topics are as they have to be");
            assertThat(run(up, "schemas", "check")).isEqualTo("all schemas are registered");
            run(up, "import", "commitments", terms.toString());
            run(up, "clock", "tick", "2025-03-01", "--wait");
            balance = run(up, "tables", "commitment_consumption", "--output", "json");
            assertThat(balance).contains("\"commitment_id\":\"c\"").contains("\"as_of\":\"2025-03-01T00:00:00Z\"");

            // When
            try (HeadroomProcess second = start()) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.errText().lines())
                        .singleElement()
                        .asString()
                        .startsWith("headroom: data directory ")
                        .contains("is in use");
            }
            assertThat(up.terminate()).isEqualTo(0);
            assertThat(up.errText()).isEmpty();
        }

        // Then
        try (HeadroomProcess again = start()) {
            again.awaitLine("ready");
            assertThat(run(again, "tables", "commitment_consumption", "--output", "json"))
                    .isEqualTo(balance);
            run(again, "clock", "tick", "2025-04-01", "--wait");
            assertThat(run(again, "tables", "commitment_consumption", "--output", "json"))
                    .contains("\"as_of\":\"2025-04-01T00:00:00Z\"");
            assertThat(again.terminate()).isEqualTo(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo"})
    void shouldSayWhenThereIsNoEmbeddedBroker(String command) throws Exception {
        try (HeadroomProcess up = HeadroomProcess.start(directory, UpIT::isNotLocal, command)) {
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.errText().lines())
                    .containsExactly(
                            "headroom: this installation has no embedded Kafka (headroom-local is not on the class"
                                    + " path); use: headroom run");
        }
    }

    private HeadroomProcess start() throws Exception {
        return HeadroomProcess.start(
                directory,
                "up",
                "--clock",
                "log",
                "--data-dir",
                directory.resolve("data").toString(),
                "--kafka-port",
                "0",
                "--registry-port",
                "0");
    }

    private static boolean isNotLocal(String classPathEntry) {
        return !classPathEntry.contains("headroom-local")
                && !classPathEntry.contains(Path.of("local", "target").toString());
    }

    /** Runs a command against a running installation; its output. */
    private static String run(HeadroomProcess up, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = new String[command.length + 4];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--bootstrap-server";
        arguments[command.length + 1] = up.value("kafka");
        arguments[command.length + 2] = "--schema-registry";
        arguments[command.length + 3] = up.value("registry");
        int exitCode = Headroom.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        assertThat(exitCode).as(err.toString()).isEqualTo(0);
        return out.toString().strip();
    }
}
