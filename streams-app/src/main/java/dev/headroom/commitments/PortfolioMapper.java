package dev.headroom.commitments;

import static dev.headroom.serde.Decimals.toMicros;

import dev.headroom.commitments.balance.Portfolio;
import dev.headroom.tables.CommitmentPortfolio;
import java.time.Instant;

/** Portfolio lines as {@code commitment_portfolio} shows them. */
final class PortfolioMapper {

    private static final String USD = "USD";

    private PortfolioMapper() {}

    static CommitmentPortfolio toRow(String provider, Portfolio.Line line, Instant now) {
        return new CommitmentPortfolio(
                provider,
                USD,
                toMicros(line.total()),
                line.undisclosed(),
                toMicros(line.consumed()),
                toMicros(line.remaining()),
                toMicros(line.runRate30PerDay()),
                line.commitments(),
                line.provisional(),
                now,
                0L);
    }

    /** The last row of a provider that has no commitment left. */
    static CommitmentPortfolio closed(CommitmentPortfolio last, Instant now) {
        return new CommitmentPortfolio(last.getProvider(), USD, 0L, 0, 0L, 0L, 0L, 0, false, now, 0L);
    }
}
