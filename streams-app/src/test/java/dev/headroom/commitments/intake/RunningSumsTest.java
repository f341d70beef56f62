package dev.headroom.commitments.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.cube.CellSums;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RunningSumsTest {

    /** Of every size that an event can hold, and far beyond 128 bits of 10^-18 in sum. */
    @Provide
    Arbitrary<List<BigDecimal>> amounts() {
        Arbitrary<BigDecimal> ordinary = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                .ofScale(18);
        Arbitrary<BigDecimal> large = Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999999999999"), new BigDecimal("99999999999999999999"))
                .ofScale(2);
        Arbitrary<BigDecimal> sums = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(18);
        return Arbitraries.oneOf(ordinary, large, sums).list().ofMaxSize(40);
    }

    @Property
    void shouldBeTheSumWhateverTheSizeOfTheAmounts(@ForAll("amounts") List<BigDecimal> amounts) {
        // Given
        RunningSums running = new RunningSums();
        CellSums expected = CellSums.NONE;

        for (BigDecimal amount : amounts) {
            // When
            CellSums more =
                    new CellSums(amount, amount.negate(), BigDecimal.ZERO, amount.add(BigDecimal.ONE), amount, 1, 2);
            running.add(more);
            expected = expected.plus(more);
        }

        // Then
        CellSums sums = running.value();
        assertThat(sums.billed()).isEqualByComparingTo(expected.billed());
        assertThat(sums.effective()).isEqualByComparingTo(expected.effective());
        assertThat(sums.contracted()).isEqualByComparingTo(expected.contracted());
        assertThat(sums.list()).isEqualByComparingTo(expected.list());
        assertThat(sums.applied()).isEqualByComparingTo(expected.applied());
        assertThat(sums.rowCount()).isEqualTo(expected.rowCount());
        assertThat(sums.entries()).isEqualTo(expected.entries());
    }
}
