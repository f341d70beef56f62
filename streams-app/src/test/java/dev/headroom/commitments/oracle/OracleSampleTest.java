package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real bills, where they are at hand beside the project. */
class OracleSampleTest {

    private static final Path SAMPLE = Path.of("../../shared/data/focus/focus_1_0_sample_aws_azure_oracle.csv");

    @Test
    void shouldSumRealBillsToTheLastDigit() {
        // Given
        assumeTrue(
                Files.exists(SAMPLE),
                "no FOCUS sample at " + SAMPLE.toAbsolutePath().normalize());
        Artifact bill = new Artifact("s", "1", "REPLACEMENT", "SETTLED", FocusRows.read(SAMPLE), true);
        World world = new World(List.of(), List.of(bill), List.of(), Instant.parse("2025-01-01T00:00:00Z"));

        // When
        Map<String, BigDecimal> billed = new TreeMap<>();
        Oracle.tables(world)
                .spendDaily()
                .forEach(row -> billed.merge(
                        String.valueOf(row.get("provider")),
                        new BigDecimal(String.valueOf(row.get("billed_cost"))),
                        BigDecimal::add));

        // Then: the totals of its README
        assertThat(billed).containsOnlyKeys("aws", "azure", "oracle_cloud");
        assertThat(billed.get("aws")).isEqualByComparingTo("18.00663861840");
        assertThat(billed.get("azure")).isEqualByComparingTo("1.97651418586");
        assertThat(billed.get("oracle_cloud")).isEqualByComparingTo("0.53707392473");
    }
}
