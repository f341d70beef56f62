package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.state.CubeChange;
import dev.headroom.serde.InternalAvroSerde;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class CubeChangeMapperTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    /** Every dimension has a text of its own, so that no two can be mistaken for each other. */
    private static final CellKey FULL = new CellKey(
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g",
            "h",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "q",
            DAY,
            DAY.plusDays(1),
            DAY.withDayOfMonth(1),
            Ledger.ACCRUED);

    private static final CellKey BARE = new CellKey(
            "a",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "Usage",
            null,
            null,
            null,
            null,
            null,
            "USD",
            DAY,
            DAY,
            DAY,
            Ledger.SETTLED);

    @Test
    void shouldReadWhatIsWritten() {
        // Given
        Serde<CubeChange> serde = InternalAvroSerde.of(CubeChange.getClassSchema());
        List<Cell> cells = List.of(
                new Cell(FULL, sums("1.000000000000000001", 1)),
                new Cell(BARE, sums("-12345678901234567890123456789.5", -3)));

        // When
        CubeChange change = CubeChangeMapper.toChange(4, "scope#1", 2, cells);
        byte[] bytes = serde.serializer().serialize("changes", change);
        CubeChange read = serde.deserializer().deserialize("changes", bytes);

        // Then
        assertThat(CubeChangeMapper.toCells(read, new KeyPool()))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(cells);
        assertThat(read).isEqualTo(change);
        assertThat(read.getTexts()).doesNotHaveDuplicates().hasSize(19);
    }

    private static CellSums sums(String amount, long rows) {
        BigDecimal sum = new BigDecimal(amount).setScale(18);
        return new CellSums(
                sum,
                sum.add(BigDecimal.ONE),
                sum.add(BigDecimal.TEN),
                sum.negate(),
                BigDecimal.ZERO.setScale(18),
                rows,
                7);
    }
}
