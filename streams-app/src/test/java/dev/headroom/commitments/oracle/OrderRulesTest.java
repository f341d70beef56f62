package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hand-computed examples of rules 6 and 7 that no worked case has. */
class OrderRulesTest {

    private static final String RED_HAT = "PublisherName=Red Hat Inc.";

    @Test
    void shouldTakeNegativeAmountsOfADayFirst() {
        // Given: -40 makes room for 100 of the same day, whatever their keys
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '60', priority: 1}")
                .terms("{id: c2, total: '1000', priority: 2}")
                .settled("2025-01-05", "100", "SkuId=a")
                .settled("2025-01-05", "-40", "SkuId=b");

        assertThat(world.balance("c1")).containsEntry("consumed_micros", 60_000_000L);
        assertThat(world.balance("c2")).containsEntry("consumed_micros", 0L).containsEntry("row_count", 0L);
    }

    @Test
    void shouldOrderCellsByCodePointWhenDayAndSignAreEqual() {
        // Given: U+FF5E comes before U+1F600, though not in UTF-16
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '10', priority: 1}")
                .terms("{id: c2, total: '1000', priority: 2, cost_metric: LIST}")
                .settled("2025-01-05", "10", "SkuId=\uD83D\uDE00", "ListCost=1")
                .settled("2025-01-05", "10", "SkuId=\uFF5E", "ListCost=2");

        assertThat(world.balance("c2")).containsEntry("consumed_micros", 1_000_000L);
    }

    @Test
    void shouldTakeZeroAmountWholeSoThatNothingIsLeftForTheNext() {
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '10', priority: 1}")
                .terms("{id: c2, total: '1000', priority: 2, cost_metric: EFFECTIVE}")
                .settled("2025-01-05", "0", "EffectiveCost=10");

        assertThat(world.balance("c1")).containsEntry("row_count", 1L).containsEntry("data_through", "2025-01-05");
        assertThat(world.balance("c2")).containsEntry("row_count", 0L);
    }

    @Test
    void shouldValueSharesByOwnMetricWhenACellIsSplitTwice() {
        // Given: c1 takes 25 of 100, c2 45 of the 90 that three quarters are worth to it, c3 the half of that left
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '25', priority: 1}")
                .terms("{id: c2, total: '45', priority: 2, cost_metric: LIST}")
                .terms("{id: c3, total: '1', priority: 3, cost_metric: EFFECTIVE}")
                .settled("2025-01-05", "100", "ListCost=120", "EffectiveCost=80");

        assertThat(world.balance("c1")).containsEntry("consumed_micros", 25_000_000L);
        assertThat(world.balance("c2")).containsEntry("consumed_micros", 45_000_000L);
        assertThat(world.balance("c3"))
                .containsEntry("consumed_micros", 30_000_000L)
                .containsEntry("overage_micros", 29_000_000L);
    }

    @Test
    void shouldWorkThroughByTermStartAndIdWhenPrioritiesAreEqual() {
        SmallWorld world = new SmallWorld()
                .terms("{id: a, total: '10'}")
                .terms("{id: b, total: '10'}")
                .terms("{id: z, total: '10', term: {start: '2024-12-01', end: '2026-01-01'}}")
                .settled("2025-01-05", "25");

        assertThat(world.balance("z")).containsEntry("consumed_micros", 10_000_000L);
        assertThat(world.balance("a")).containsEntry("consumed_micros", 10_000_000L);
        assertThat(world.balance("b")).containsEntry("consumed_micros", 5_000_000L);
    }

    @Test
    void shouldCapEachPeriodByItself() {
        // Given: caps 5 and 10
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '300', marketplace: {cap_ratio: '0.1'}, periods: ["
                        + "{id: P1, start: '2025-01-01', end: '2025-02-01', target: '50'},"
                        + "{id: P2, start: '2025-02-01', end: '2026-01-01', target: '100'}]}")
                .settled("2025-01-05", "7", RED_HAT)
                .settled("2025-02-05", "7", RED_HAT);

        assertThat(world.balance("c"))
                .containsEntry("marketplace_counted_micros", 12_000_000L)
                .containsEntry("marketplace_excess_micros", 2_000_000L)
                .containsEntry("row_count", 2L);
    }

    @Test
    void shouldPassRestOnWhenRoomIsSmallerThanWhatTheCapAllows() {
        // Given: room 10, cap 50: 10 are taken, 20 pass; then room 0: all of 40 passes
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '100', marketplace: {cap_ratio: '0.5'}, priority: 1}")
                .terms("{id: c2, total: '1000', marketplace: {cap_ratio: '0.05'}, priority: 2}")
                .settled("2025-01-04", "90")
                .settled("2025-01-05", "30", RED_HAT)
                .settled("2025-01-06", "40", RED_HAT);

        assertThat(world.balance("c1"))
                .containsEntry("marketplace_counted_micros", 10_000_000L)
                .containsEntry("marketplace_excess_micros", 0L);
        assertThat(world.balance("c2"))
                .containsEntry("marketplace_counted_micros", 50_000_000L)
                .containsEntry("marketplace_excess_micros", 10_000_000L);
    }

    @Test
    void shouldRememberTakenRoomInTheCapWhenARefundGivesRoomBack() {
        // Given: room 10 is taken under a cap of 25; a refund makes room 50; so 15 more count, and 15 are excess
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '100', marketplace: {cap_ratio: '0.25'}, priority: 1}")
                .terms("{id: c2, total: '1000', priority: 2}")
                .settled("2025-01-04", "90")
                .settled("2025-01-05", "30", RED_HAT)
                .settled("2025-01-06", "-50")
                .settled("2025-01-07", "30", RED_HAT);

        assertThat(world.balance("c1"))
                .containsEntry("marketplace_counted_micros", 25_000_000L)
                .containsEntry("marketplace_excess_micros", 15_000_000L)
                .containsEntry("consumed_micros", 65_000_000L);
        assertThat(world.balance("c2")).containsEntry("consumed_micros", 20_000_000L);
    }

    @Test
    void shouldPassAllOnWithoutRoomEvenWhenCapIsReached() {
        // Given: the cap of 10 is full and so is the total: what comes is not excess of c1, but counts for c2
        SmallWorld world = new SmallWorld()
                .terms("{id: c1, total: '100', marketplace: {cap_ratio: '0.1'}, priority: 1}")
                .terms("{id: c2, total: '1000', priority: 2}")
                .settled("2025-01-04", "10", RED_HAT)
                .settled("2025-01-05", "90")
                .settled("2025-01-06", "30", RED_HAT);

        assertThat(world.balance("c1")).containsEntry("marketplace_excess_micros", 0L);
        assertThat(world.balance("c2")).containsEntry("marketplace_counted_micros", 30_000_000L);
    }

    @Test
    void shouldNotCountMarketplaceChargeThatMarketplaceRulesLeaveOut() {
        SmallWorld world = new SmallWorld()
                .terms("{id: c, total: '100', marketplace: {applicability: {Applicability: {Cost: 0.5}, Inclusions: "
                        + "[{Dimension: PublisherName, Operator: StartsWith, Values: [red hat]}]}}}")
                .settled("2025-01-04", "10")
                .settled("2025-01-05", "20", RED_HAT)
                .settled("2025-01-06", "40", "PublisherName=Snowflake");

        assertThat(world.balance("c"))
                .containsEntry("consumed_micros", 30_000_000L)
                .containsEntry("marketplace_counted_micros", 20_000_000L);
    }
}
