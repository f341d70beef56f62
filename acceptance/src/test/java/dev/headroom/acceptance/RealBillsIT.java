package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.CaseFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real and reference FOCUS files, where they are at hand beside the project, from file to table. */
@Tag("thorough")
class RealBillsIT {

    private static final String TERMS = """
            commitments:
              - {id: %s, version: 1, effective_from: 2024-01-01, provider: aws, contract_id: K, %s, total: "%s",
                 term: {start: 2024-01-01, end: 2027-01-01}, kind: BUILD_UP, cost_metric: BILLED, charge_categories: [Usage],
                 attribution: CHARGE_PERIOD, priority: 1, sources: []}
            """;
    private static final int SCOPES = 10;
    private static final long SEED = 20240901;

    @TempDir
    static Path directory;

    private static @Nullable UpProcess up;

    @BeforeAll
    static void start() throws Exception {
        if (ProjectFiles.hasSharedData("focus")) {
            up = UpProcess.start(directory);
        }
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
    void shouldSumToTheLastDigitWhateverTheOrderTheRepeatsAndTheScopes() throws Exception {
        // Given
        Path bill = ProjectFiles.sharedData("focus/focus_1_0_sample_aws_azure_oracle.csv");
        CaseFile sample = BillCase.of(
                directory.resolve("sample"), bill, TERMS.formatted("c", "currency: USD", "10"), "2025-01-01");
        CommandLine commands = running().commands("");
        BillParts shuffled = BillParts.of(bill).shuffled(SEED);

        // When: imported once
        CaseDelivery.deliver(sample, commands);
        CaseDelivery.awaitOracle(sample, commands);

        // Then
        List<Map<String, @Nullable Object>> cells = content(commands);
        assertTotals(cells);

        // When: twice more
        CaseDelivery.importBill(sample.imports().get(0), commands);
        assertThat(CaseDelivery.importBill(sample.imports().get(0), commands)).startsWith("unchanged, nothing sent: ");
        CaseDelivery.settle(commands, "2025-01-01T00:10:00Z");

        // Then
        assertThat(content(commands)).isEqualTo(cells);

        // When: rows in another order
        Path other = shuffled.writeTo(directory.resolve("shuffled.csv"));
        commands.run("import", "focus", other.toString(), "--scope", "s", "--artifact", "2");
        CaseDelivery.settle(commands, "2025-01-01T00:20:00Z");

        // Then
        assertThat(content(commands)).isEqualTo(cells);

        // When: in ten scopes, the first of which had all before
        for (int part = 0; part < SCOPES; part++) {
            Path file = shuffled.part(part, SCOPES).writeTo(directory.resolve("part" + part + ".csv"));
            String scope = part == 0 ? "s" : "s" + part;
            commands.run("import", "focus", file.toString(), "--scope", scope, "--artifact", "3");
        }
        CaseDelivery.settle(commands, "2025-01-01T00:30:00Z");

        // Then
        assertThat(content(commands)).isEqualTo(cells);
        assertThat(commands.table("spend_imports")).hasSize(2 + SCOPES);
    }

    @Test
    void shouldSplitOneChargeOverSeveralCommitmentsWhenContractAppliedSaysSo() throws Exception {
        // Given
        Path bill = ProjectFiles.sharedData("focus/aws_1_3_cost_and_usage_rows100_seed42.csv");
        CaseFile worked = BillCase.of(
                directory.resolve("applied"),
                bill,
                TERMS.formatted("CC-RATECARD-AWS", "currency: USD", "1000")
                        + entry("CC-MINSPEND-AWS", "currency: USD", "1000")
                        + entry("CC-USAGEMIN-AWS", "unit: Hours", "500"),
                "2026-06-01");
        CommandLine commands = running().commands("applied_");
        try (PrefixedInstallation installation =
                PrefixedInstallation.start(commands, directory.resolve("applied-state"))) {
            // When
            CaseDelivery.deliver(worked, installation.commands());

            // Then
            CaseDelivery.awaitOracle(worked, commands);
            Set<String> named = new HashSet<>();
            for (Map<String, @Nullable Object> cell : commands.table("spend_daily")) {
                if (cell.get("applied_to") instanceof String ids) {
                    named.add(ids);
                }
            }
            assertThat(named).contains("CC-MINSPEND-AWS|CC-RATECARD-AWS|CC-USAGEMIN-AWS");
            assertThat(commands.table("commitment_consumption"))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat((Long) row.get("consumed_micros"))
                            .as(String.valueOf(row.get("commitment_id")))
                            .isPositive());
            assertThat(sums(commands.table("spend_daily"), "billed_cost").get("aws"))
                    .as("costs count once, however many commitments they were applied to")
                    .isEqualByComparingTo(billed(worked));
        }
    }

    private static UpProcess running() {
        return Objects.requireNonNull(up, "started where there is data");
    }

    private static String entry(String id, String unit, String total) {
        return TERMS.formatted(id, unit, total).replace("commitments:\n", "");
    }

    private static BigDecimal billed(CaseFile worked) {
        return worked.world().artifacts().get(0).rows().stream()
                .map(row -> row.costs().billed())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The totals that come with the sample. */
    private static void assertTotals(List<Map<String, @Nullable Object>> cells) {
        Map<String, BigDecimal> billed = sums(cells, "billed_cost");
        assertThat(billed).containsOnlyKeys("aws", "azure", "oracle_cloud");
        assertThat(billed.get("aws")).isEqualByComparingTo("18.00663861840");
        assertThat(billed.get("azure")).isEqualByComparingTo("1.97651418586");
        assertThat(billed.get("oracle_cloud")).isEqualByComparingTo("0.53707392473");
        assertThat(cells.stream()
                        .mapToLong(cell -> (Long) cell.get("row_count"))
                        .sum())
                .isEqualTo(1_000);
    }

    private static Map<String, BigDecimal> sums(List<Map<String, @Nullable Object>> cells, String column) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        cells.forEach(cell -> sums.merge(
                String.valueOf(cell.get("provider")),
                new BigDecimal(String.valueOf(cell.get(column))),
                BigDecimal::add));
        return sums;
    }

    private static List<Map<String, @Nullable Object>> content(CommandLine commands) {
        return commands.content("spend_daily");
    }
}
