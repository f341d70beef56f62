package dev.headroom.commitments.oracle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Generated worlds really reach what the rules speak of: a property over worlds in which nothing happens would prove nothing. */
class WorldsTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.worlds();
    }

    @Property(tries = 1000, seed = "20250101")
    void shouldReachEveryStateWhenWorldsAreGenerated(@ForAll("worlds") World world) {
        Tables tables = Oracle.tables(world);
        collect(
                "state",
                tables.commitmentConsumption().stream().map(row -> row.get("state")),
                0.5,
                "NOT_STARTED",
                "EXPIRED",
                "UNKNOWN_TOTAL",
                "EXHAUSTED",
                "UNDER_BURNING",
                "OVER_BURNING",
                "ON_TRACK");
        collect(
                "period",
                tables.commitmentPeriods().stream().map(row -> row.get("status")),
                1,
                "UPCOMING",
                "OPEN",
                "MET",
                "SHORT",
                "ROLLED",
                "EXPIRED");
    }

    @Property(tries = 1000, seed = "20250101")
    void shouldReachEveryRuleWhenWorldsAreGenerated(@ForAll("worlds") World world) {
        Tables tables = Oracle.tables(world);
        collect("rules", tables.commitmentConsumption().stream().flatMap(WorldsTest::reached), 0.5, RULES);
        collect("taken", taken(Oracle.balances(world)), 0.5, Taken.Kind.APPLIED, Taken.Kind.MARKETPLACE, "split");
        collect("carried", tables.commitmentPeriods().stream().map(WorldsTest::carried), 0.5, "in", "back");
    }

    private static final Object[] RULES = {
        "consumed_micros",
        "accrued_micros",
        "unreconciled_micros",
        "overage_micros",
        "forfeited_micros",
        "marketplace_counted_micros",
        "marketplace_excess_micros",
        "exhaustion_p10",
        "exhaustion_p50",
        "exhaustion_p90",
        "projected_shortfall_micros",
        "provisional"
    };

    private static Stream<Object> reached(Map<String, @Nullable Object> row) {
        return Stream.of(RULES).filter(column -> {
            Object value = row.get(String.valueOf(column));
            return value != null && !value.equals(0L) && !value.equals(false);
        });
    }

    private static Stream<Object> taken(List<Balance> balances) {
        List<Taken> taken =
                balances.stream().flatMap(balance -> balance.taken().stream()).toList();
        Stream<Object> split = taken.stream()
                .collect(Collectors.groupingBy(one -> one.cell().key(), Collectors.counting()))
                .values()
                .stream()
                .map(takers -> takers > 1 ? "split" : "whole");
        return Stream.concat(taken.stream().map(Taken::kind), split);
    }

    private static Object carried(Map<String, @Nullable Object> row) {
        long carried = (Long) Objects.requireNonNull(row.get("carried_in_micros"));
        return carried > 0 ? "in" : carried < 0 ? "back" : "nothing";
    }

    private static void collect(String label, Stream<?> values, double percent, Object... expected) {
        List<?> collected = values.filter(Objects::nonNull).toList();
        collected.forEach(value -> Statistics.label(label).collect(value));
        Statistics.label(label).coverage(coverage -> {
            for (Object value : expected) {
                coverage.check(value).percentage(share -> share >= percent);
            }
        });
    }
}
