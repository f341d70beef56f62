package dev.headroom.commitments.balance;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CodePoints;
import dev.headroom.commitments.terms.Commitment;
import dev.headroom.commitments.terms.TermsVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The balances of a provider: a pure function of its cells, its commitments, the exchange rates and the time. Equal sets give equal
 * balances, whatever order they come in.
 */
public final class Drawdown {

    private Drawdown() {}

    /**
     * Computes one balance for each commitment of a provider.
     *
     * @param commitments all commitments of one provider
     * @param loadedIds ids of all loaded commitments, of whatever provider: a charge applied to any of them is matched by no rule
     * @param cells all cells of that provider and of the providers whose bills applied charges to its commitments by name; more do
     *     no harm
     * @param now instant of the latest tick; the version in force and what counts follow from it
     * @return one balance for each commitment, in the order in which they are worked through
     */
    public static List<Balance> balances(
            Collection<Commitment> commitments,
            Set<String> loadedIds,
            Collection<Cell> cells,
            FxRates fx,
            Instant now) {
        List<Cell> inKeyOrder =
                cells.stream().sorted(Comparator.comparing(Cell::key)).toList();
        return balancesOfOrdered(commitments, loadedIds, inKeyOrder, fx, now);
    }

    /** As {@link #balances}, for cells that are in cell-key order already: sorting takes as long as all the rest. */
    public static List<Balance> balancesOfOrdered(
            Collection<Commitment> commitments, Set<String> loadedIds, List<Cell> cells, FxRates fx, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        List<Commitment> order = commitments.stream().sorted(turn(today)).toList();
        List<TermsVersion> terms =
                order.stream().map(commitment -> commitment.inForce(today)).toList();
        List<Cell> counting = cells.stream()
                .filter(cell -> !cell.key().chargeDay().isAfter(today))
                .toList();
        ClosedDays closedDays = new ClosedDays(counting);
        List<Claims> claims = order.stream()
                .map(commitment -> Eligibility.of(commitment, today, counting, loadedIds, closedDays, fx))
                .toList();
        List<Tally> tallies = Waterfall.share(counting.size(), terms, claims);

        List<Balance> balances = new ArrayList<>();
        for (int position = 0; position < order.size(); position++) {
            balances.add(BalanceSheet.of(terms.get(position), claims.get(position), tallies.get(position), now, today));
        }
        return balances;
    }

    /** Rule 6: priority, ties to the earlier term start, then id. */
    private static Comparator<Commitment> turn(LocalDate today) {
        return Comparator.comparingInt(
                        (Commitment commitment) -> commitment.inForce(today).priority())
                .thenComparing(commitment -> commitment.inForce(today).termStart())
                .thenComparing(Commitment::id, CodePoints::compare);
    }
}
