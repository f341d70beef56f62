package dev.headroom.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.acceptance.CaseDelivery;
import dev.headroom.acceptance.CommandLine;
import dev.headroom.acceptance.PrefixedInstallation;
import dev.headroom.acceptance.ProjectFiles;
import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.commitments.oracle.CaseFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Worked cases on Kafka's own image with Apicurio as the registry: one of them by {@code headroom run} in a process of its own, as a
 * deployment would, the others beside each other.
 */
class WorkedCasesContainerIT {

    private static final String CASE_OF_RUN = "14-replaced";

    @TempDir
    static Path directory;

    private static @Nullable Containers containers;

    static Stream<CaseFile> cases() {
        return ProjectFiles.cases().stream().filter(worked -> !worked.name().equals(CASE_OF_RUN));
    }

    @BeforeAll
    static void start() {
        // Not assumed here: each test is to be counted as skipped.
        if (Containers.available()) {
            containers = Containers.start();
        }
    }

    @BeforeEach
    void assumeDocker() {
        Containers.assumeAvailable();
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void shouldGiveExpectedRowsWhenRunAsADeploymentRunsIt() throws Exception {
        // Given
        CaseFile worked = named(CASE_OF_RUN);
        CommandLine commands = running().commands("");
        commands.run("topics", "apply", "--clock", "log");
        commands.run("schemas", "register");
        try (HeadroomProcess run = HeadroomProcess.start(
                directory,
                "run",
                "--clock",
                "log",
                "--bootstrap-server",
                commands.bootstrapServers(),
                "--schema-registry",
                commands.registryUrl(),
                "--state-dir",
                directory.resolve("state").toString())) {
            run.awaitLine("ready");

            // When
            CaseDelivery.deliver(worked, commands);

            // Then
            CaseDelivery.awaitExpected(worked, commands);
            assertThat(commands.run("topics", "check")).isEqualTo("all topics are as they have to be");
            assertThat(commands.run("schemas", "check")).isEqualTo("all schemas are registered");
            assertThat(run.terminate()).isZero();
            assertThat(run.errText()).isEmpty();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveExpectedRowsOnContainers(CaseFile worked) throws Exception {
        // Given
        CommandLine commands = running().commands(worked.name().replace('-', '_') + "_");
        try (PrefixedInstallation installation =
                PrefixedInstallation.start(commands, directory.resolve(worked.name()))) {
            // When
            CaseDelivery.deliver(worked, installation.commands());

            // Then
            CaseDelivery.awaitExpected(worked, installation.commands());
        }
    }

    private static Containers running() {
        return Objects.requireNonNull(containers, "started where Docker answers");
    }

    private static CaseFile named(String name) {
        return ProjectFiles.cases().stream()
                .filter(worked -> worked.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
