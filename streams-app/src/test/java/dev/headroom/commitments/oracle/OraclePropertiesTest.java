package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for the oracle in any world: the tables are a function of the set of events. */
class OraclePropertiesTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.worlds();
    }

    @Provide
    Arbitrary<Choices> choices() {
        return Worlds.choices();
    }

    @Property(tries = 300)
    void shouldGiveSameTablesWhenEverythingComesInAnotherOrder(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // When
        Tables shuffled = Oracle.tables(Rewrites.shuffled(world, choices));

        // Then
        assertThat(shuffled).isEqualTo(Oracle.tables(world));
    }

    @Property(tries = 300)
    void shouldGiveSameTablesWhenRowsAreSpreadOverScopes(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // When
        Tables split = Oracle.tables(Rewrites.splitScopes(world, choices));

        // Then
        assertThat(split).isEqualTo(Oracle.tables(world));
    }

    @Property(tries = 200)
    void shouldGiveSameTablesWhenArtifactsAreReplacedAndReplacedBack(@ForAll("worlds") World world) {
        // When
        Tables replaced = Oracle.tables(Rewrites.replacedAndReplacedBack(world));

        // Then
        assertThat(replaced).isEqualTo(Oracle.tables(world));
    }

    @Property(tries = 300)
    void shouldGiveSameTablesWhenDeliveriesAreMixedAndRepeated(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // Given
        List<DeliveryEvent> log = DeliveryPlan.of(world, choices);

        // When
        World delivered = DeliveryLog.world(log);

        // Then
        assertThat(delivered.now()).isEqualTo(world.now());
        assertThat(Oracle.tables(delivered)).isEqualTo(Oracle.tables(world));
    }

    @Property(tries = 200)
    void shouldGiveOtherTablesWhenAStandingRowIsDroppedOrDoubled(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // Given
        Choices.Chooser chooser = choices.chooser();
        List<Artifact> standing = world.artifacts().stream()
                .filter(artifact -> artifact.style().equals("DELTA"))
                .filter(artifact -> !artifact.rows().isEmpty())
                .toList();
        Assume.that(!standing.isEmpty());
        Artifact chosen = standing.get(chooser.below(standing.size()));
        int row = chooser.below(chosen.rows().size());
        List<Charge> dropped = new ArrayList<>(chosen.rows());
        dropped.remove(row);
        List<Charge> doubled = new ArrayList<>(chosen.rows());
        doubled.add(chosen.rows().get(row));

        // When
        Tables tables = Oracle.tables(world);

        // Then
        assertThat(Oracle.tables(with(world, chosen, dropped))).isNotEqualTo(tables);
        assertThat(Oracle.tables(with(world, chosen, doubled))).isNotEqualTo(tables);
    }

    @Property(tries = 500)
    void shouldKeepBalancesConsistentInAnyWorld(@ForAll("worlds") World world) {
        // When
        Tables tables = Oracle.tables(world);

        // Then
        for (Map<String, @Nullable Object> row : tables.commitmentConsumption()) {
            // Each is rounded by itself, so sums may be off by a micro for each addend.
            assertThat(micros(row, "settled_micros") + micros(row, "accrued_micros"))
                    .isBetween(micros(row, "consumed_micros") - 2, micros(row, "consumed_micros") + 2);
            if (row.get("remaining_micros") != null) {
                assertThat(micros(row, "remaining_micros")).isNotNegative();
                assertThat(micros(row, "overage_micros")).isNotNegative();
                assertThat(Math.min(micros(row, "remaining_micros"), micros(row, "overage_micros")))
                        .isZero();
            }
            List<Map<String, @Nullable Object>> periods = tables.commitmentPeriods().stream()
                    .filter(period ->
                            String.valueOf(period.get("commitment_id")).equals(row.get("commitment_id")))
                    .toList();
            if (!periods.isEmpty()) {
                long counted = periods.stream()
                        .mapToLong(period -> micros(period, "counted_micros"))
                        .sum();
                assertThat(counted).isBetween(micros(row, "consumed_micros") - 3, micros(row, "consumed_micros") + 3);
            }
        }
    }

    private static long micros(Map<String, @Nullable Object> row, String column) {
        if (row.get(column) instanceof Long amount) {
            return amount;
        }
        throw new AssertionError(column + " is " + row.get(column));
    }

    private static World with(World world, Artifact chosen, List<Charge> rows) {
        List<Artifact> artifacts = new ArrayList<>(world.artifacts());
        artifacts.replaceAll(artifact -> artifact.equals(chosen)
                ? new Artifact(
                        artifact.scope(),
                        artifact.artifact(),
                        artifact.style(),
                        artifact.ledger(),
                        rows,
                        artifact.complete())
                : artifact);
        return new World(world.terms(), artifacts, world.rates(), world.now());
    }
}
