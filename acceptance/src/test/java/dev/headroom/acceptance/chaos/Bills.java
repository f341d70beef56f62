package dev.headroom.acceptance.chaos;

import dev.headroom.acceptance.chaos.Bill.Cloud;
import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Four clouds' bills of forty days, with the contracts that they count for: replacements of whole bills, deliveries that add up,
 * metered spend that a bill later covers, resellers under a cap, commitments that share charges, two currencies. Written as the
 * files of a worked case, so that the oracle reads them for itself.
 */
final class Bills {

    static final String AWS = "aws/2025";
    static final String AZURE = "azure/2025";
    static final String GCP_METERED = "gcp/metered";

    /** The last tick; all charges are of earlier days than the one before it. */
    static final String NOW = "2025-06-01";

    private static final String REPLACEMENT = "REPLACEMENT";
    private static final String SETTLED = "SETTLED";
    private static final int DAYS = 40;
    private static final int INVOICED = 20;

    private static final String TERMS = """
            commitments:
            - {id: aws-first, version: 1, effective_from: 2025-01-01, provider: aws, contract_id: A, currency: USD,
               total: "300000", term: {start: 2025-01-01, end: 2026-01-01}, kind: BUILD_UP, cost_metric: BILLED,
               charge_categories: [Usage, Credit], attribution: CHARGE_PERIOD, priority: 1, marketplace: {cap_ratio: "0.25"},
               periods: [{id: H1, start: 2025-01-01, end: 2025-03-01, target: "100000", shortfall: ROLL, carry_over_cap: "500"},
                         {id: H2, start: 2025-03-01, end: 2026-01-01, target: "200000"}]}
            - {id: aws-rest, version: 1, effective_from: 2025-01-01, provider: aws, contract_id: A, currency: USD,
               term: {start: 2025-01-01, end: 2027-01-01}, kind: BUILD_UP, cost_metric: EFFECTIVE,
               charge_categories: [Usage], attribution: CHARGE_PERIOD, priority: 2}
            - {id: azure-macc, version: 1, effective_from: 2025-01-01, provider: azure, contract_id: B, currency: USD,
               total: "9000000", term: {start: 2025-01-01, end: 2027-01-01}, kind: BUILD_UP, cost_metric: BILLED,
               charge_categories: [Usage], attribution: BILLING_PERIOD, priority: 1}
            - {id: gcp-commit, version: 1, effective_from: 2025-01-01, provider: gcp, contract_id: C, currency: USD,
               term: {start: 2025-01-01, end: 2026-01-01}, kind: BUILD_UP, cost_metric: LIST,
               charge_categories: [Usage], attribution: CHARGE_PERIOD, priority: 1}
            - {id: oci-credits, version: 1, effective_from: 2025-01-01, provider: oracle_cloud, contract_id: D, currency: USD,
               total: "700000", term: {start: 2025-01-01, end: 2026-01-01}, kind: BURN_DOWN, cost_metric: CONTRACTED,
               charge_categories: [Usage], attribution: CHARGE_PERIOD, priority: 1,
               periods: [{id: Q1, start: 2025-01-01, end: 2025-04-01, target: "300000", shortfall: EXPIRE},
                         {id: Q2, start: 2025-04-01, end: 2026-01-01, target: "400000", shortfall: EXPIRE}]}
            """;

    private static final String RATES = """
            date,currency,usd_per_unit
            2024-12-30,EUR,1.0389
            2025-01-15,EUR,1.0301
            2025-02-03,EUR,1.0274
            """;

    private static final String APPLIED =
            "\"{\"\"Elements\"\": [{\"\"ContractId\"\": \"\"B\"\", \"\"ContractCommitmentId\"\": \"\"azure-macc\"\","
                    + " \"\"ContractCommitmentAppliedCost\"\": 12.3456789}]}\"";

    private static final Cloud AWS_BILL = new Cloud("Amazon Web Services", "Red Hat", "USD", "");
    private static final Cloud AZURE_BILL = new Cloud("Microsoft", "Databricks", "EUR", APPLIED);
    private static final Cloud GCP_BILL = new Cloud("Google Cloud", "Elastic", "USD", "");
    private static final Cloud OCI_BILL = new Cloud("Oracle", "Oracle", "USD", "");

    private Bills() {}

    /**
     * Writes files with 20 times {@code unit} rows.
     *
     * @return the case, its imports in an order that makes sense
     */
    static CaseFile write(Path directory, int unit) throws IOException {
        List<Bill> bills = List.of(
                new Bill(AWS, 1, REPLACEMENT, SETTLED, AWS_BILL, DAYS, 3 * unit),
                new Bill(GCP_METERED, 1, "DELTA", "ACCRUED", GCP_BILL, DAYS, 2 * unit),
                new Bill(AZURE, 1, REPLACEMENT, SETTLED, AZURE_BILL, DAYS, 3 * unit),
                new Bill(AWS, 2, REPLACEMENT, SETTLED, AWS_BILL, DAYS, 3 * unit),
                new Bill("oci/2025", 1, "DELTA", SETTLED, OCI_BILL, DAYS, 2 * unit),
                new Bill(GCP_METERED, 2, "DELTA", "ACCRUED", GCP_BILL, DAYS, 2 * unit),
                new Bill("gcp/2025", 1, REPLACEMENT, SETTLED, GCP_BILL, INVOICED, 2 * unit),
                new Bill(AZURE, 2, REPLACEMENT, SETTLED, AZURE_BILL, DAYS, 3 * unit));
        for (Bill bill : bills) {
            bill.write(directory);
        }
        Files.writeString(directory.resolve("terms.yaml"), TERMS);
        Files.writeString(directory.resolve("fx.csv"), RATES);
        Files.writeString(directory.resolve("case.yaml"), "now: " + quoted(NOW) + "\nimports:\n" + imports(bills));
        Files.writeString(directory.resolve("expected.json"), "{}");
        return CaseFile.load(directory);
    }

    /** That world if of {@code scope} only the artifacts of these numbers had come, and nothing else. */
    static World only(World world, String scope, List<String> artifacts) {
        return new World(
                world.terms(),
                world.artifacts().stream()
                        .filter(artifact -> artifact.scope().equals(scope) && artifacts.contains(artifact.artifact()))
                        .toList(),
                world.rates(),
                world.now());
    }

    private static String imports(List<Bill> bills) {
        return bills.stream()
                .map(bill -> "- {file: " + bill.fileName() + ", scope: " + bill.scope() + ", artifact: "
                        + bill.artifact() + ", style: " + bill.style() + ", ledger: " + bill.ledger() + "}\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
