package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases: the oracle gives their expected rows. */
class OracleCasesTest {

    static Stream<CaseFile> cases() {
        return CaseFile.all().stream();
    }

    @Test
    void shouldFindEveryCase() {
        assertThat(CaseFile.all()).hasSize(18);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveExpectedRowsWhenCaseIsComputed(CaseFile worked) {
        // When
        Tables tables = Oracle.tables(worked.world());

        // Then
        ExpectedRows.assertEqual(worked, tables.commitmentConsumption(), tables.commitmentPeriods());
    }
}
