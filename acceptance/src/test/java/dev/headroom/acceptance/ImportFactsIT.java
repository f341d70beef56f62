package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.commitments.oracle.CaseFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may do with the same file, and what an import that broke off leaves behind. */
class ImportFactsIT {

    private static final List<String> TABLES = List.of(
            "commitment_consumption", "commitment_periods", "commitment_portfolio", "spend_daily", "spend_imports");
    private static final int MANY_ROWS = 200_000;

    @TempDir
    static Path directory;

    private static UpProcess up;

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
    void shouldChangeNothingWhenTheSameFilesAreImportedAgain() throws Exception {
        // Given
        CaseFile worked = ProjectFiles.cases().stream()
                .filter(one -> one.name().equals("14-replaced"))
                .findFirst()
                .orElseThrow();
        CommandLine commands = up.commands("again_");
        try (PrefixedInstallation installation =
                PrefixedInstallation.start(commands, directory.resolve("again-state"))) {
            CaseDelivery.deliver(worked, installation.commands());
            CaseDelivery.awaitExpected(worked, commands);
            List<?> before = contents(commands);

            // When
            CaseDelivery.deliver(worked, commands);
            commands.run("clock", "tick", worked.world().now().toString(), "--wait=180");

            // Then
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(contents(commands)).isEqualTo(before));
        }
    }

    @Test
    void shouldShowWhatWasBegunAndNeverEndedUntilItIsImportedAgain() throws Exception {
        // Given
        CommandLine commands = up.commands("");
        Path bill = bill(directory.resolve("large.csv"), MANY_ROWS);
        try (HeadroomProcess importing = HeadroomProcess.start(
                directory,
                "import",
                "focus",
                bill.toString(),
                "--scope",
                "broken-off",
                "--artifact",
                "1",
                "--bootstrap-server",
                commands.bootstrapServers(),
                "--schema-registry",
                commands.registryUrl())) {
            // When
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !commands.table("spend_imports").isEmpty());
            importing.kill();
        }
        commands.run("clock", "tick", "2025-02-01");

        // Then
        assertThat(theImport(commands))
                .containsEntry("status", "OPEN")
                .containsEntry("rows_expected", null)
                .extracting(row -> (Long) row.get("row_count"))
                .satisfies(rows -> assertThat(rows).isPositive().isLessThan(MANY_ROWS));
        assertThat(commands.run("tables", "spend_imports")).contains("OPEN").contains("large.csv");
        assertThat(commands.table("spend_daily"))
                .as("what was not ended does not count")
                .isEmpty();

        // When
        commands.run("import", "focus", bill.toString(), "--scope", "broken-off", "--artifact", "1");

        // Then
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(theImport(commands))
                    .containsEntry("status", "COMPLETE")
                    .containsEntry("row_count", (long) MANY_ROWS)
                    .containsEntry("rows_expected", (long) MANY_ROWS);
            assertThat(commands.table("spend_daily"))
                    .singleElement()
                    .satisfies(cell -> assertThat(cell)
                            .containsEntry("row_count", (long) MANY_ROWS)
                            .containsEntry("billed_cost", Integer.toString(MANY_ROWS)));
        });
        assertThat(commands.table("dead_letters")).isEmpty();
    }

    private static Map<String, @Nullable Object> theImport(CommandLine commands) {
        List<Map<String, @Nullable Object>> imports = commands.table("spend_imports");
        assertThat(imports).hasSize(1);
        return imports.get(0);
    }

    private static List<?> contents(CommandLine commands) {
        return TABLES.stream().map(commands::content).toList();
    }

    /** So many dollars in as many rows of one day. */
    private static Path bill(Path file, int rows) throws IOException {
        String row =
                "1,1,1,1,USD,A1,2025-01-01T00:00:00Z,2025-02-01T00:00:00Z,2025-01-02T00:00:00Z,2025-01-03T00:00:00Z,"
                        + "Usage,AWS,AWS,AWS,Compute\n";
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "BilledCost,EffectiveCost,ContractedCost,ListCost,BillingCurrency,BillingAccountId,BillingPeriodStart,"
                            + "BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,PublisherName,"
                            + "InvoiceIssuerName,ServiceCategory\n");
            for (int i = 0; i < rows; i++) {
                out.write(row);
            }
        }
        return file;
    }
}
