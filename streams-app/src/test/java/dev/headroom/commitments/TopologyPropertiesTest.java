package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.Artifact;
import dev.headroom.commitments.oracle.Charge;
import dev.headroom.commitments.oracle.Choices;
import dev.headroom.commitments.oracle.DeliveryPlan;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.commitments.oracle.Rewrites;
import dev.headroom.commitments.oracle.World;
import dev.headroom.commitments.oracle.Worlds;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * What the topology's tables hold is a function of the set of events. Each property delivers one world plainly, everything once and in
 * order, and another way, everything mixed and some of it again; both must hold equal tables, keys and every column, and those of
 * the oracle.
 */
class TopologyPropertiesTest {

    private static final Choices PLAIN = new Choices(List.of());

    private static Path directory = Path.of("");

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Directories.make();
    }

    @AfterContainer
    static void dropDirectory() throws IOException {
        Directories.drop(directory);
    }

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.worlds();
    }

    @Provide
    Arbitrary<Choices> choices() {
        return Worlds.choices();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void shouldHoldEqualTablesWhenArtifactsTermsRatesAndTicksComeInAnyOrderAndAgain(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        assertThat(contents(world, choices, world)).isEqualTo(contents(world, PLAIN, world));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void shouldHoldEqualTablesWhenRowsAreShuffledAndSplitIntoOtherScopesAndChunks(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // Given
        World split = Rewrites.splitScopes(Rewrites.shuffled(world, choices), choices);

        // Then
        assertThat(withoutImports(contents(split, choices, world)))
                .isEqualTo(withoutImports(contents(world, PLAIN, world)));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void shouldHoldEqualTablesWhenArtifactsAreReplacedAndReplacedBack(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // Given
        World replaced = Rewrites.replacedAndReplacedBack(world);

        // Then
        assertThat(withoutImports(contents(replaced, choices, world)))
                .isEqualTo(withoutImports(contents(world, PLAIN, world)));
    }

    /** The comparison above can fail: a world with one row less or one more has other tables. */
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void shouldHoldOtherTablesWhenAStandingRowIsDroppedOrDoubled(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) {
        // Given
        Optional<Artifact> delta = world.artifacts().stream()
                .filter(artifact ->
                        artifact.style().equals("DELTA") && !artifact.rows().isEmpty())
                .findFirst();
        Assume.that(delta.isPresent());
        Artifact chosen = delta.orElseThrow();
        List<Charge> rows = chosen.rows();
        List<Charge> doubled = new ArrayList<>(rows);
        doubled.add(rows.get(0));
        World less = with(world, chosen, rows.subList(1, rows.size()));
        World more = with(world, chosen, doubled);

        // When
        Map<String, ?> tables = withoutImports(contents(world, choices, world));

        // Then
        assertThat(withoutImports(contents(less, choices, less))).isNotEqualTo(tables);
        assertThat(withoutImports(contents(more, choices, more))).isNotEqualTo(tables);
    }

    /** The tables after {@code delivered} came as {@code choices} say, once they are known to be those of {@code meant}. */
    private static Map<String, Map<String, Map<String, @Nullable Object>>> contents(
            World delivered, Choices choices, World meant) {
        try (TopologyHarness topology = new TopologyHarness(directory)) {
            DeliveryPlan.of(delivered, choices).forEach(topology::send);
            TableAssert.assertEqual(topology.tables(), Oracle.tables(meant));
            assertThat(topology.deadLetters()).isEmpty();
            return topology.contents();
        }
    }

    /** Other scopes and artifacts are other imports. */
    private static Map<String, ?> withoutImports(Map<String, Map<String, Map<String, @Nullable Object>>> contents) {
        contents.remove(TopicCatalogue.SPEND_IMPORTS.name());
        return contents;
    }

    private static World with(World world, Artifact chosen, List<Charge> rows) {
        List<Artifact> artifacts = new ArrayList<>(world.artifacts());
        artifacts.set(
                artifacts.indexOf(chosen),
                new Artifact(
                        chosen.scope(), chosen.artifact(), chosen.style(), chosen.ledger(), rows, chosen.complete()));
        return new World(world.terms(), artifacts, world.rates(), world.now());
    }
}
