package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.commitments.oracle.Artifact;
import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.ExpectedRows;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.commitments.oracle.Tables;
import dev.headroom.commitments.oracle.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases through the domain alone. */
class DomainCasesTest {

    static Stream<CaseFile> cases() {
        return CaseFile.all().stream();
    }

    static Stream<CaseFile> casesWithRows() {
        return cases().filter(
                        worked -> !worked.world().artifacts().get(0).rows().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveExpectedRowsWhenCaseIsComputed(CaseFile worked) {
        // When
        Tables tables = DomainRun.tables(worked.world());

        // Then
        ExpectedRows.assertEqual(worked, tables.commitmentConsumption(), tables.commitmentPeriods());
        TableAssert.assertEqual(tables, Oracle.tables(worked.world()));
    }

    /** What this and every other test of the cases compares with would not hold for a row more. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithRows")
    void shouldTellWhenARowIsDoubled(CaseFile worked) {
        // Given
        World doubled = withFirstRowDoubledInANewScope(worked.world());

        // When
        Tables tables = DomainRun.tables(doubled);

        // Then
        assertThatThrownBy(() -> TableAssert.assertEqual(tables, Oracle.tables(worked.world())))
                .isInstanceOf(AssertionError.class);
    }

    private static World withFirstRowDoubledInANewScope(World world) {
        Artifact last = world.artifacts().get(world.artifacts().size() - 1);
        List<Artifact> artifacts = new ArrayList<>(world.artifacts());
        artifacts.add(new Artifact(
                "another scope", "1", "DELTA", last.ledger(), last.rows().subList(0, 1), true));
        return new World(world.terms(), artifacts, world.rates(), world.now());
    }
}
