package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.CaseFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every worked case end to end on a broker, through the importers and the command line. One {@code headroom up} serves all: its own
 * topologies have one case, and each other case has an installation of its own on the same broker.
 */
class WorkedCasesIT {

    /** Of all the one with most to it: three bills in two ledgers. */
    private static final String CASE_OF_UP = "08-accrued-and-settled";

    @TempDir
    static Path directory;

    private static UpProcess up;

    static Stream<CaseFile> otherCases() {
        return ProjectFiles.cases().stream().filter(worked -> !worked.name().equals(CASE_OF_UP));
    }

    @BeforeAll
    static void start() throws Exception {
        up = UpProcess.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        if (up != null) {
            try {
                up.stop();
            } finally {
                up.close();
            }
        }
    }

    @Test
    void shouldGiveExpectedRowsInUpItself() {
        // Given
        CaseFile worked = ProjectFiles.cases().stream()
                .filter(one -> one.name().equals(CASE_OF_UP))
                .findFirst()
                .orElseThrow();
        CommandLine commands = up.commands("");

        // When
        CaseDelivery.deliver(worked, commands);

        // Then
        CaseDelivery.awaitExpected(worked, commands);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("otherCases")
    void shouldGiveExpectedRowsOnABroker(CaseFile worked) throws Exception {
        // Given
        CommandLine commands = up.commands(worked.name().replace('-', '_') + "_");
        try (PrefixedInstallation installation =
                PrefixedInstallation.start(commands, directory.resolve(worked.name()))) {
            // When
            CaseDelivery.deliver(worked, installation.commands());

            // Then
            CaseDelivery.awaitExpected(worked, installation.commands());
        }
    }

    @Test
    void shouldFindEveryCase() {
        assertThat(ProjectFiles.cases()).hasSize(18);
    }
}
