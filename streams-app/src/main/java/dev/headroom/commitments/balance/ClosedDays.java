package dev.headroom.commitments.balance;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.Ledger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which days of which billing account of a provider a bill covers (rule 3): an accrual of such a day is closed and no longer counts.
 */
final class ClosedDays {

    private static final String USAGE = "Usage";

    /** A billing account; one without a name is the unnamed account of its provider. */
    record Account(String provider, @Nullable String id) {

        static Account of(CellKey cell) {
            return new Account(cell.provider(), cell.billingAccountId());
        }
    }

    /** Per provider and account, covered stretches that neither overlap nor touch: first day to last day. */
    private final Map<Account, NavigableMap<LocalDate, LocalDate>> coveredByAccount = new HashMap<>();

    ClosedDays(List<Cell> cells) {
        // Without estimates, which is often, there is nothing to close.
        boolean estimates = cells.stream().anyMatch(cell -> cell.key().ledger() == Ledger.ACCRUED);
        for (Cell cell : estimates ? cells : List.<Cell>of()) {
            CellKey key = cell.key();
            if (key.ledger() == Ledger.SETTLED && key.chargeCategory().equals(USAGE)) {
                cover(
                        coveredByAccount.computeIfAbsent(Account.of(key), any -> new TreeMap<>()),
                        key.chargeDay(),
                        key.chargeThrough());
            }
        }
    }

    boolean isClosed(CellKey cell) {
        if (cell.ledger() != Ledger.ACCRUED) {
            return false;
        }
        NavigableMap<LocalDate, LocalDate> covered = coveredByAccount.get(Account.of(cell));
        Map.Entry<LocalDate, LocalDate> stretch = covered == null ? null : covered.floorEntry(cell.chargeDay());
        return stretch != null && !stretch.getValue().isBefore(cell.chargeDay());
    }

    private static void cover(NavigableMap<LocalDate, LocalDate> stretches, LocalDate from, LocalDate through) {
        Map.Entry<LocalDate, LocalDate> before = stretches.floorEntry(from);
        if (before != null && !before.getValue().isBefore(through)) {
            return;
        }
        boolean joins = before != null && !before.getValue().isBefore(from.minusDays(1));
        LocalDate first = joins ? before.getKey() : from;
        LocalDate last = through;
        Map.Entry<LocalDate, LocalDate> next = stretches.higherEntry(first);
        while (next != null && !next.getKey().isAfter(last.plusDays(1))) {
            last = next.getValue().isAfter(last) ? next.getValue() : last;
            stretches.remove(next.getKey());
            next = stretches.higherEntry(first);
        }
        stretches.put(first, last);
    }
}
