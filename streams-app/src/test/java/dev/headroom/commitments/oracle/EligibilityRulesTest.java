package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-computed examples of rules 1 to 5 and 8 that no worked case has. */
class EligibilityRulesTest {

    private static final String C = "{id: c, total: '1000'}";

    @Test
    void shouldCountOnLastDayOfBillingMonthWhenAttributedByBillingPeriod() {
        // Given: incurred before the term, invoiced in it; and incurred in it, invoiced after
        SmallWorld world = new SmallWorld()
                .terms(
                        "{id: c, total: '1000', attribution: BILLING_PERIOD, term: {start: '2025-01-31', end: '2025-02-28'}}")
                .settled("2025-01-05", "10")
                .settled("2025-02-05", "40");

        // Then
        assertThat(world.balance("c")).containsEntry("consumed_micros", 10_000_000L);
    }

    @Test
    void shouldCountChargeOfTheDayOfNowButNoneOfTomorrow() {
        SmallWorld world = new SmallWorld()
                .terms(C)
                .now("2025-03-01T00:00:00Z")
                .settled("2025-03-01", "10")
                .settled("2025-03-02", "40");

        assertThat(world.balance("c"))
                .containsEntry("consumed_micros", 10_000_000L)
                .containsEntry("data_through", "2025-03-01")
                .containsEntry("data_age_days", 0L);
    }

    @Test
    void shouldCloseAccrualOnlyWhenUsageOfItsAccountCoversItsDay() {
        SmallWorld world = new SmallWorld()
                .terms(C)
                .settled("2025-01-10", "1", "ChargePeriodEnd=2025-01-12T00:00:00Z")
                .settled("2025-01-20", "2", "ChargeCategory=Purchase")
                .settled("2025-01-25", "4", "BillingAccountId=A2")
                .accrued("2025-01-09", "100")
                .accrued("2025-01-10", "8")
                .accrued("2025-01-11", "16")
                .accrued("2025-01-12", "200")
                .accrued("2025-01-20", "300")
                .accrued("2025-01-25", "400");

        // Closed are 8 and 16; the bill of their days is 1, on the 10th
        assertThat(world.balance("c"))
                .containsEntry("settled_micros", 7_000_000L)
                .containsEntry("accrued_micros", 1_000_000_000L)
                .containsEntry("unreconciled_micros", 23_000_000L);
    }

    @Test
    void shouldCountAppliedQuantityOnlyForCommitmentOfThatUnit() {
        // Given
        String applied = "ContractApplied={\"Elements\":["
                + "{\"ContractCommitmentId\":\"h\",\"ContractCommitmentAppliedQuantity\":3,"
                + "\"ContractCommitmentAppliedUnit\":\"Hours\"},"
                + "{\"ContractCommitmentId\":\"c\",\"ContractCommitmentAppliedQuantity\":5,"
                + "\"ContractCommitmentAppliedUnit\":\"Hours\"}]}";
        SmallWorld world = new SmallWorld()
                .terms(C)
                .terms("{id: h, unit: Hours, total: '10'}")
                .settled("2025-01-05", "10", applied)
                .settled("2025-01-06", "40");

        // Then: the first charge names loaded commitments, so no rule matches it
        assertThat(world.balance("h"))
                .containsEntry("consumed_micros", 3_000_000L)
                .containsEntry("row_count", 0L);
        assertThat(world.balance("c"))
                .containsEntry("consumed_micros", 40_000_000L)
                .containsEntry("row_count", 1L);
    }

    @Test
    void shouldConvertThroughDollarsAndSaySoWhenRateIsOlderThanSevenDays() {
        // Given: on the 8th the euro rate of the 1st is 7 days old, on the 9th 8 days
        SmallWorld fresh = new SmallWorld()
                .terms("{id: c, currency: GBP, total: '1000'}")
                .rate("EUR", "2025-01-01", "1.05")
                .rate("GBP", "2025-01-08", "1.25")
                .settled("2025-01-08", "100", "BillingCurrency=EUR");
        SmallWorld stale = new SmallWorld()
                .terms("{id: c, currency: GBP, total: '1000'}")
                .rate("EUR", "2025-01-01", "1.05")
                .rate("GBP", "2025-01-08", "1.25")
                .settled("2025-01-09", "100", "BillingCurrency=EUR");

        assertThat(fresh.balance("c"))
                .containsEntry("consumed_micros", 84_000_000L)
                .containsEntry("provisional", false);
        assertThat(stale.balance("c"))
                .containsEntry("consumed_micros", 84_000_000L)
                .containsEntry("provisional", true);
    }

    @Test
    void shouldTakeCategoriesMetricAndApplicabilityFromVersionOfTheDay() {
        SmallWorld world = new SmallWorld()
                .terms("{id: c, version: 1, total: '1000', cost_metric: EFFECTIVE}")
                .terms("{id: c, version: 2, total: '2000', cost_metric: LIST, effective_from: '2025-02-01'}")
                .terms("{id: c, version: 3, total: '3000', cost_metric: BILLED, effective_from: '2025-02-01'}")
                .settled("2025-01-31", "1", "EffectiveCost=10", "ListCost=100")
                .settled("2025-02-01", "2", "EffectiveCost=20", "ListCost=200");

        assertThat(world.balance("c"))
                .containsEntry("consumed_micros", 12_000_000L)
                .containsEntry("total_micros", 3_000_000_000L)
                .containsEntry("terms_version", 3L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {Inclusions: [{Dimension: RegionId, Operator: In, Values: [EU-West]}]}                                 | 10
            {Inclusions: [{Dimension: RegionId, Operator: In, Values: ['*']}]}                                     | 30
            {Inclusions: [{Dimension: RegionId, Operator: NotIn, Values: [eu-west]}]}                              | 60
            {Inclusions: [{Dimension: RegionId, Operator: Exists, Values: ['*']}]}                                 | 30
            {Inclusions: [{Dimension: RegionId, Operator: DoesNotExist, Values: ['*']}]}                           | 40
            {Inclusions: [{Dimension: RegionId, Operator: EndsWith, Values: [t]}]}                                 | 30
            {Inclusions: [{Dimension: RegionId, Operator: NotContains, Values: [west]}]}                           | 60
            {Inclusions: [{Dimension: RegionId, Operator: NotStartsWith, Values: [us]}]}                           | 50
            {Inclusions: [{Dimension: ProviderName, Operator: In, Values: [aws]}], IsGlobalScope: true, Applicability: {Cost: 0.5}} | 35
            {ExclusionOperator: Or, Exclusions: [{Dimension: RegionId, Operator: Contains, Values: [u]}, {Dimension: RegionId, Operator: StartsWith, Values: [us]}]} | 40
            {ExclusionOperator: And, Exclusions: [{Dimension: RegionId, Operator: Contains, Values: [u]}, {Dimension: RegionId, Operator: StartsWith, Values: [us]}]} | 50
            {InclusionOperator: And, Applicability: {Cost: 0.8}, Inclusions: [{Dimension: RegionId, Operator: Exists, Values: ['*'], Applicability: {Cost: 0.5}}, {Dimension: RegionId, Operator: StartsWith, Values: [us]}]} | 10
            {InclusionOperator: Or, Applicability: {Cost: 0.8}, Inclusions: [{Dimension: RegionId, Operator: Exists, Values: ['*'], Applicability: {Cost: 0.5}}, {Dimension: RegionId, Operator: StartsWith, Values: [us]}]} | 21
            """)
    void shouldMatchByApplicability(String applicability, long consumed) {
        // Given: 10 in EU-WEST, 20 in us-east, 40 nowhere
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '1000', applicability: " + applicability + "}")
                .settled("2025-01-05", "10", "RegionId=EU-WEST")
                .settled("2025-01-05", "20", "RegionId=us-east")
                .settled("2025-01-05", "40");

        // Then
        assertThat(world.balance("c")).containsEntry("consumed_micros", consumed * 1_000_000);
    }
}
