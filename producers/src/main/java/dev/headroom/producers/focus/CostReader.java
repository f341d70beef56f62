package dev.headroom.producers.focus;

import dev.headroom.events.ChargeRow;
import dev.headroom.producers.csv.Blanks;
import dev.headroom.producers.csv.FlatRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the four costs of a row. BilledCost must be there; a blank in one of the others is nought, since real bills have such
 * rows, and is remembered, so that it can be told.
 */
final class CostReader {

    /** The costs, in the order of the bits of {@link #blanks}. */
    static final List<FocusColumn> COSTS = List.of(
            FocusColumn.BILLED_COST, FocusColumn.EFFECTIVE_COST, FocusColumn.CONTRACTED_COST, FocusColumn.LIST_COST);

    private final int[] positions;
    private final Amount[] amounts = {new Amount(), new Amount(), new Amount(), new Amount()};
    private int blanks;
    private int faultPosition;

    CostReader(FocusHeader header) {
        this.positions = COSTS.stream().mapToInt(header::position).toArray();
    }

    /** Reads the costs of a row; null when that went well, else what is wrong at {@link #faultPosition}. */
    @Nullable
    String read(FlatRecord row) {
        blanks = 0;
        for (int i = 0; i < positions.length; i++) {
            int position = positions[i];
            int start = Blanks.skipLeading(row.chars(), row.start(position), row.end(position));
            int end = Blanks.skipTrailing(row.chars(), start, row.end(position));
            String reason = null;
            if (Blanks.isNull(row.chars(), start, end)) {
                amounts[i].clear();
                blanks |= 1 << i;
                reason = i == 0 ? "is blank" : null;
            } else {
                reason = amounts[i].read(row.chars(), start, end);
            }
            if (reason != null) {
                faultPosition = position;
                return reason;
            }
        }
        return null;
    }

    int faultPosition() {
        return faultPosition;
    }

    int blanks() {
        return blanks;
    }

    void copy(ChargeRow charge) {
        charge.setBilledCost(amounts[0].toBytes());
        charge.setEffectiveCost(amounts[1].toBytes());
        charge.setContractedCost(amounts[2].toBytes());
        charge.setListCost(amounts[3].toBytes());
    }
}
