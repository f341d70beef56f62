package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.cluster.HeadroomProcess;
import dev.headroom.cli.demo.fleet.ShownFleet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The demo as scripts run it, in a JVM of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoIT {

    private static final String CONSUMPTION = "commitment_consumption";
    private static final String ALL_TABLES =
            "commitment_consumption,commitment_periods,commitment_portfolio,alerts_active,spend_daily,spend_imports,"
                    + "failover_state,failover_triggers,gpu_fleet_minutely";

    private final NaiveBalances naive = new NaiveBalances(DemoCommand.world().deliveries());
    private Path directory = Path.of("");
    private PrintedRows printed = new PrintedRows(List.of());

    @BeforeAll
    void playOnce(@TempDir Path temporary) throws Exception {
        directory = temporary;
        printed = play(
                "--table", ALL_TABLES, "--data-dir", directory.resolve("data").toString());
    }

    @Test
    void shouldConsumeWhatTheDeliveredFilesAddUpTo() {
        // Then
        assertThat(printed.tables()).containsExactly(ALL_TABLES.split(","));
        assertThat(consumed("azure-incremental")).isEqualTo(naive.consumedMicros("Microsoft", "2025-10-28"));
        assertThat(consumed("oracle-stargate")).isEqualTo(naive.consumedMicros("Oracle", "2027-01-01"));
        assertThat(consumed("google-cloud")).isEqualTo(naive.consumedMicros("Google", "2025-06-01"));
        assertThat(consumed("aws-partnership"))
                .isEqualTo(naive.consumedMicrosOfAmazon("2025-11-03", "2026-11-03", "625000000"));
    }

    @Test
    void shouldCountTheMarketplaceUpToItsCap() {
        // Given
        Map<String, String> aws = printed.row(CONSUMPTION, "commitment_id", "aws-partnership");
        BigDecimal excess = naive.marketplace("2025-11-03", "2026-11-03").subtract(new BigDecimal("625000000"));

        // Then
        assertThat(excess).isPositive();
        assertThat(aws).containsEntry("marketplace_excess_micros", Long.toString(NaiveBalances.micros(excess)));
        assertThat(printed.row("commitment_periods", "period_id", "Y1")).containsEntry("status", "MET");
    }

    @Test
    void shouldMakeUpNoNumberWhereTheTotalIsUndisclosed() {
        // Given
        Map<String, String> google = printed.row(CONSUMPTION, "commitment_id", "google-cloud");

        // Then
        assertThat(google)
                .containsEntry("state", "UNKNOWN_TOTAL")
                .containsEntry("total_micros", "null")
                .containsEntry("remaining_micros", "null")
                .containsEntry("consumed_ratio", "null");
        assertThat(Long.parseLong(google.getOrDefault("run_rate_30d_micros_per_day", "0")))
                .isPositive();
        assertThat(printed.row("commitment_portfolio", "provider", "all")).containsEntry("undisclosed_count", "1");
    }

    @Test
    void shouldPublishAllChargesThatStandAndNoneThatWereReplaced() {
        // Given
        List<Map<String, String>> cells = printed.of("spend_daily");

        // Then
        assertThat(cells.stream()
                        .mapToInt(cell -> Integer.parseInt(cell.getOrDefault("row_count", "0")))
                        .sum())
                .isEqualTo(naive.rows());
        assertThat(cells.stream()
                        .map(cell -> new BigDecimal(cell.getOrDefault("billed_cost", "0")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(naive.billed());
        assertThat(cells).noneMatch(cell -> "Capacity block".equals(cell.get("service_name")));
        assertThat(printed.of("spend_imports"))
                .filteredOn(row -> "bill/aws/2026-02".equals(row.get("scope")))
                .extracting(row -> row.get("artifact") + " " + row.get("status"))
                .containsExactly("1 SUPERSEDED", "2 COMPLETE");
    }

    @Test
    void shouldEndInSituationsWorthLookingAt() {
        // Then
        assertThat(printed.of(CONSUMPTION))
                .extracting(row -> row.get("provider") + " " + row.get("state"))
                .containsExactly(
                        "aws UNDER_BURNING", "azure ON_TRACK", "gcp UNKNOWN_TOTAL", "oracle_cloud OVER_BURNING");
        assertThat(printed.of("alerts_active"))
                .extracting(row -> row.get("dedup_key"))
                .containsExactly(
                        "commitment/aws-partnership/CommitmentUnderBurning",
                        "commitment/aws-partnership/PeriodShortfallProjected/Y2",
                        "commitment/oracle-stargate/CommitmentOverBurning",
                        "failover/gcp/us-central1/2025-11-01T06:09Z");
    }

    @Test
    void shouldFailOverTheRegionThatGoesDarkOnceAndNoOther() {
        // Given
        assertThat(printed.of("failover_triggers")).hasSize(1);
        Map<String, String> trigger = printed.of("failover_triggers").get(0);
        Map<String, String> state = printed.row("failover_state", "region", "us-central1");

        // Then
        assertThat(trigger)
                .containsEntry("action", "FAIL_OVER")
                .containsEntry("provider", "gcp")
                .containsEntry("region", "us-central1")
                .containsEntry("reason_code", "SILENCE")
                .containsEntry("mode", "REPLAY")
                .containsEntry("share_ratio", "1.0");
        assertThat(state)
                .containsEntry("state", "FAILED_OVER")
                .containsEntry("incident_id", trigger.get("incident_id"))
                .containsEntry("epoch", trigger.get("epoch"))
                .containsEntry("target_provider", "aws")
                .containsEntry("target_region", "us-west-2")
                .containsEntry("gpus_moved", trigger.get("gpus_moved"));
        assertThat(trigger)
                .containsEntry("target_provider", state.get("target_provider"))
                .containsEntry("target_region", state.get("target_region"));
        assertThat(printed.row("failover_state", "region", "us-west-2"))
                .containsEntry("gpus_reserved", trigger.get("gpus_moved"));
        assertThat(printed.of("failover_state"))
                .filteredOn(row -> !"HEALTHY".equals(row.get("state")))
                .containsExactly(state);
    }

    @Test
    void shouldDecideTheFleetInItsOwnTimeWhichTheBillsDoNotMove() {
        // Then
        assertThat(printed.of("failover_state"))
                .extracting(row -> row.get("as_of"))
                .containsOnly("2025-11-01T06:42:20Z");
        assertThat(printed.of("commitment_portfolio"))
                .extracting(row -> row.get("as_of"))
                .containsOnly("2027-11-01T06:06:00Z");
        assertThat(printed.of("gpu_fleet_minutely"))
                .extracting(row -> row.get("starts_at"))
                .allSatisfy(start -> assertThat(start).startsWith("2025-11-01T06:"));
    }

    @Test
    void shouldCountEveryRecordOfTheFleetOnce() {
        // Given
        List<Map<String, String>> minutes = printed.of("gpu_fleet_minutely");

        // Then
        assertThat(sum(minutes, "records"))
                .isEqualTo(ShownFleet.reports(DemoCommand.world().start()));
        assertThat(sum(minutes, "duplicates")).isZero();
    }

    @Test
    void shouldChangeNothingWhenPlayedAgainOverItsData() throws Exception {
        // When
        PrintedRows again = play(
                "--table", ALL_TABLES, "--data-dir", directory.resolve("data").toString());

        // Then
        assertThat(again.comparable()).isEqualTo(printed.comparable());
    }

    @Test
    void shouldStayUpUntilStoppedAndEndCleanly() throws Exception {
        // When
        int exitCode;
        List<String> lines;
        try (HeadroomProcess demo = HeadroomProcess.start(
                directory, "demo", "--data-dir", directory.resolve("stopped").toString())) {
            demo.awaitLineThat("the first month", line -> line.startsWith("2025-11-01  consumed 0.00"));
            exitCode = demo.terminate();
            lines = demo.outLines();
            assertThat(demo.errText()).isEmpty();
        }

        // Then
        assertThat(exitCode).isZero();
        assertThat(lines).noneMatch(line -> line.startsWith("commitment_consumption"));
    }

    private long consumed(String commitment) {
        return Long.parseLong(
                printed.row(CONSUMPTION, "commitment_id", commitment).getOrDefault("consumed_micros", "none"));
    }

    private static long sum(List<Map<String, String>> rows, String field) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.getOrDefault(field, "none")))
                .sum();
    }

    /** Plays to the end and gives what was printed on stdout. */
    private PrintedRows play(String... arguments) throws Exception {
        String[] command = Stream.concat(
                        Stream.of("demo", "--exit-when-drained", "--output", "json"), Stream.of(arguments))
                .toArray(String[]::new);
        try (HeadroomProcess demo = HeadroomProcess.start(directory, command)) {
            int exitCode = demo.exitCode();
            assertThat(demo.errText()).isEmpty();
            assertThat(exitCode).isZero();
            return new PrintedRows(demo.outLines());
        }
    }
}
