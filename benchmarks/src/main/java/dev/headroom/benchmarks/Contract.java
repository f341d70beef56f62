package dev.headroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contract the bill counts for: one commitment of seven years, each a period, with a marketplace cap; taxes do not count. */
final class Contract {

    static final String COMMITMENT = "aws-ppa";

    private static final int FIRST_YEAR = 2024;
    private static final int YEARS = 7;

    private Contract() {}

    static void write(Path file) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                commitments:
                  - id: aws-ppa
                    version: 1
                    effective_from: 2024-01-01
                    provider: aws
                    contract_id: C-1
                    currency: USD
                    total: "38000000000"
                    term: {start: 2024-01-01, end: 2031-01-01}
                    kind: BUILD_UP
                    cost_metric: BILLED
                    charge_categories: [Usage, Purchase, Adjustment]
                    attribution: CHARGE_PERIOD
                    marketplace: {cap_ratio: "0.25"}
                    priority: 1
                    periods:
                """);
        for (int year = 0; year < YEARS; year++) {
            yaml.append(String.format(
                    "      - {id: Y%d, start: %d-01-01, end: %d-01-01, target: \"5000000000\", shortfall: CHARGE}%n",
                    year + 1, FIRST_YEAR + year, FIRST_YEAR + year + 1));
        }
        Files.writeString(file, yaml);
    }
}
