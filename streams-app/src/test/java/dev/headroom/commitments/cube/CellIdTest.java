package dev.headroom.commitments.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CellIdTest {

    /** The key of spend_daily: tables of former releases and their readers depend on it. */
    @Test
    void shouldNeverChange() {
        // Given
        CellKey key = new CellKey(
                "aws",
                "AWS",
                null,
                "Amazon Web Services, Inc.",
                "1234",
                "5678",
                "Compute",
                "Zürich €",
                "us-east-1",
                "sku-1",
                "Usage",
                null,
                "Standard",
                "Used",
                "a|b",
                null,
                "USD",
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 1, 1),
                Ledger.SETTLED);

        // When, Then
        assertThat(CellId.of(key)).isEqualTo("6fdb3838f74eb8bb3973becf17fbbebd");
    }
}
