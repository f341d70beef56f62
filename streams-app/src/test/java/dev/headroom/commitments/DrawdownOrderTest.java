package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.Artifact;
import dev.headroom.commitments.oracle.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ties between commitments, decided by id: by code point, as drawdown.md says of all strings. */
class DrawdownOrderTest {

    @Test
    void shouldWorkThroughIdsByCodePointWhenOneIsBeyondTheBasicPlane() {
        // Given: in UTF-16 units the emoji, a pair of surrogates, would come first
        Artifact bill =
                new Artifact("s", "1", "REPLACEMENT", "SETTLED", List.of(Given.charge("2025-01-02", "1200")), true);
        World world = new World(
                List.of(Given.terms("c😀"), Given.terms("c\uFF5E")),
                List.of(bill),
                List.of(),
                Instant.parse("2025-02-01T00:00:00Z"));

        // When
        List<Map<String, @Nullable Object>> balances = DomainRun.tables(world).commitmentConsumption();

        // Then
        assertThat(balances)
                .extracting(row -> row.get("commitment_id") + " " + row.get("consumed_micros"))
                .containsExactlyInAnyOrder("c\uFF5E 1000000000", "c😀 200000000");
    }
}
