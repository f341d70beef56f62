package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-computed examples of the heading "Balances" that no worked case has. */
class BalanceRulesTest {

    private static final String TWO_PERIODS = "{id: c, total: '500', periods: ["
            + "{id: P1, start: '2025-01-01', end: '2025-02-01', target: '100', shortfall: ROLL, carry_over_cap: '5'},"
            + "{id: P2, start: '2025-02-01', end: '2026-01-01', target: '200', shortfall: ROLL}]}";

    @Test
    void shouldOweWhatRolledOutOfTheLastPeriod() {
        SmallWorld world =
                new SmallWorld().terms(TWO_PERIODS).settled("2025-01-05", "40").now("2026-01-01T00:00:00Z");

        assertThat(world.period("P2"))
                .containsEntry("carried_in_micros", -60_000_000L)
                .containsEntry("shortfall_micros", 260_000_000L)
                .containsEntry("status", "ROLLED");
        assertThat(world.balance("c"))
                .containsEntry("state", "EXPIRED")
                .containsEntry("remaining_micros", 460_000_000L)
                .containsEntry("remaining_obligation_micros", 260_000_000L)
                .containsEntry("plan_to_date_micros", 300_000_000L)
                .containsEntry("current_period_id", null)
                .containsEntry("projected_shortfall_micros", null);
    }

    @Test
    void shouldPassNothingOnWhilePeriodIsRunning() {
        SmallWorld world =
                new SmallWorld().terms(TWO_PERIODS).settled("2025-01-05", "140").now("2025-01-31T23:59:59Z");

        assertThat(world.period("P1")).containsEntry("status", "OPEN").containsEntry("shortfall_micros", null);
        assertThat(world.period("P2"))
                .containsEntry("status", "UPCOMING")
                .containsEntry("carried_in_micros", 0L)
                .containsEntry("required_run_rate_micros_per_day", null);
        assertThat(world.balance("c")).containsEntry("remaining_obligation_micros", 200_000_000L);
    }

    @Test
    void shouldRateByChargeDayWithoutPurchases() {
        // Given: data through the 10th, so 10 days since the term began, 7 of them from the 4th
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '365'}")
                .settled("2025-01-03", "30")
                .settled("2025-01-04", "7")
                .settled("2025-01-10", "500", "ChargeCategory=Purchase");

        assertThat(world.balance("c"))
                .containsEntry("data_through", "2025-01-10")
                .containsEntry("run_rate_7d_micros_per_day", 1_000_000L)
                .containsEntry("run_rate_30d_micros_per_day", 3_700_000L)
                .containsEntry("burn_ratio_fast", 1.0)
                .containsEntry("burn_ratio_slow", 3.7);
    }

    @Test
    void shouldPlanAcrossPeriodsWhenWindowSpansTwo() {
        // Given: in the window of the 30 days through 10 February, 20 days at 3 a day and 10 at 1
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '500', periods: ["
                        + "{id: P1, start: '2025-01-01', end: '2025-02-01', target: '93'},"
                        + "{id: P2, start: '2025-02-01', end: '2025-03-01', target: '28'}],"
                        + " term: {start: '2025-01-01', end: '2025-03-01'}}")
                .settled("2025-02-10", "35")
                .now("2025-02-15T12:00:00Z");

        assertThat(world.balance("c"))
                .containsEntry("burn_ratio_slow", 0.5)
                .containsEntry("burn_ratio_fast", 5.0)
                .containsEntry("plan_to_date_micros", 107_500_000L)
                .containsEntry("state", "ON_TRACK");
        // 28 - 35 counted: nothing is missing in P2
        assertThat(world.period("P2")).containsEntry("required_run_rate_micros_per_day", 0L);
    }

    @Test
    void shouldRequireRateOverPartOfADay() {
        // Given: 10 due in half a day
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '10', term: {start: '2025-01-01', end: '2025-01-11'},"
                        + " periods: [{id: P, start: '2025-01-01', end: '2025-01-11', target: '10'}]}")
                .now("2025-01-10T12:00:00Z");

        assertThat(world.period("P")).containsEntry("required_run_rate_micros_per_day", 20_000_000L);
        assertThat(world.balance("c"))
                .containsEntry("data_through", "2025-01-09")
                .containsEntry("projected_shortfall_micros", 10_000_000L);
    }

    @Test
    void shouldForecastByDeviationOfDailySums() {
        // Given: 10 and 30 on the two days of the term so far: mean 20, s = 14.142; 100 - 40 remain.
        // P50: 3 days. P10: 1 day: 20 + 1.28 x 14.14 = 38; 2 days: 40 + 25.6 = 65. P90: 5 days: 100 - 40.5 = 59.5; 6:
        // 120 - 44.4.
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '100'}")
                .settled("2025-01-01", "10")
                .settled("2025-01-02", "30");

        assertThat(world.balance("c"))
                .containsEntry("exhaustion_p10", "2025-01-04")
                .containsEntry("exhaustion_p50", "2025-01-05")
                .containsEntry("exhaustion_p90", "2025-01-08");
    }

    @Test
    void shouldSayNoDateWhenExhaustionIsBeyondAHundredYears() {
        SmallWorld within = new SmallWorld().terms("{id: c, total: '36526'}").settled("2025-01-01", "1");
        SmallWorld beyond = new SmallWorld().terms("{id: c, total: '36527'}").settled("2025-01-01", "1");

        assertThat(within.balance("c")).containsEntry("exhaustion_p50", "2125-01-02");
        assertThat(beyond.balance("c")).containsEntry("exhaustion_p50", null);
    }

    @Test
    void shouldForfeitByDefaultWhenBurningDown() {
        SmallWorld world = new SmallWorld()
                .terms("{id: c, kind: BURN_DOWN, total: '300', periods: ["
                        + "{id: P1, start: '2025-01-01', end: '2025-02-01', target: '100'},"
                        + "{id: P2, start: '2025-02-01', end: '2026-01-01', target: '200'}]}")
                .settled("2025-01-05", "40");

        assertThat(world.balance("c"))
                .containsEntry("forfeited_micros", 60_000_000L)
                .containsEntry("remaining_micros", 200_000_000L)
                .containsEntry("consumed_ratio", 40.0 / 300);
    }

    @ParameterizedTest
    @CsvSource({
        "0.899999, UNDER_BURNING",
        "0.9, ON_TRACK",
        "1, ON_TRACK",
        "1.1, ON_TRACK",
        "1.100001, OVER_BURNING",
    })
    void shouldJudgeBurnRatiosAtTheirBounds(String perDay, String state) {
        // Given: a plan of 1 a day, 30 days of the same spend, and now at their end
        SmallWorld world = new SmallWorld().terms("{id: c, total: '365'}").now("2025-01-31T00:00:00Z");
        for (int day = 1; day <= 30; day++) {
            world.settled("2025-01-%02d".formatted(day), perDay);
        }

        // Then
        assertThat(world.balance("c")).containsEntry("state", state);
    }

    @Test
    void shouldAddUpPortfolioInDollarsOfToday() {
        // Given: 100 and 50 euros at 1.2; a yen commitment without a rate; an undisclosed one; one in hours
        SmallWorld world = new SmallWorld()
                .terms("{id: e, currency: EUR, total: '100'}")
                .terms("{id: y, currency: JPY, total: '100', priority: 9}")
                .terms("{id: u, provider: azure}")
                .terms("{id: h, unit: Hours, total: '7'}")
                .rate("EUR", "2025-01-01", "1.1")
                .rate("EUR", "2025-02-01", "1.2")
                .rate("EUR", "2025-03-02", "9")
                .settled("2025-01-05", "50", "BillingCurrency=EUR")
                .settled("2025-01-05", "3", "InvoiceIssuerName=Microsoft");

        assertThat(world.portfolio("aws"))
                .containsEntry("total_micros", 120_000_000L)
                .containsEntry("consumed_micros", 60_000_000L)
                .containsEntry("remaining_micros", 60_000_000L)
                .containsEntry("run_rate_30d_micros_per_day", 12_000_000L)
                .containsEntry("undisclosed_count", 0L);
        assertThat(world.portfolio("all"))
                .containsEntry("total_micros", 120_000_000L)
                .containsEntry("consumed_micros", 63_000_000L)
                .containsEntry("undisclosed_count", 1L);
    }
}
