package dev.headroom.commitments;

import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.Choices;
import dev.headroom.commitments.oracle.DeliveryEvent;
import dev.headroom.commitments.oracle.DeliveryPlan;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.commitments.oracle.World;
import dev.headroom.commitments.oracle.Worlds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The topology and the naive oracle, which were written apart, give the same tables. */
class OracleComparisonTest {

    @TempDir
    Path stateDirectory;

    static Stream<CaseFile> cases() {
        return CaseFile.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveTheOraclesTablesWhenCaseIsDelivered(CaseFile worked) {
        assertTables(worked.world(), new Choices(List.of()), stateDirectory);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void shouldGiveTheOraclesTablesWhateverTheOrderOfDeliveries(
            @ForAll("worlds") World world, @ForAll("choices") Choices choices) throws IOException {
        Path directory = Directories.make();
        try {
            assertTables(world, choices, directory);
        } finally {
            Directories.drop(directory);
        }
    }

    private static void assertTables(World world, Choices choices, Path directory) {
        // Given
        List<DeliveryEvent> events = DeliveryPlan.of(world, choices);
        try (TopologyHarness topology = new TopologyHarness(directory)) {
            // When
            events.forEach(topology::send);

            // Then
            TableAssert.assertEqual(topology.tables(), Oracle.tables(world));
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.worlds();
    }

    @Provide
    Arbitrary<Choices> choices() {
        return Worlds.choices();
    }
}
