package dev.headroom.commitments.balance;

import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.Ledger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** How far estimates were from the bills that closed them. */
final class Reconciliation {

    private Reconciliation() {}

    /** An account and a day on which charges were incurred. */
    private record AccountDay(ClosedDays.Account account, LocalDate day) {

        static AccountDay of(Claim claim) {
            CellKey key = claim.cell().key();
            return new AccountDay(ClosedDays.Account.of(key), key.chargeDay());
        }
    }

    /** Closed accruals minus settled charges, over the account-days with a closed accrual, at full value. */
    static BigDecimal unreconciled(Claims claims) {
        Set<AccountDay> closed = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Claim accrual : claims.closedAccruals()) {
            closed.add(AccountDay.of(accrual));
            sum = sum.add(accrual.amount());
        }
        if (closed.isEmpty()) {
            return sum;
        }
        for (Claim claim : claims.eligible()) {
            if (claim.cell().key().ledger() == Ledger.SETTLED && closed.contains(AccountDay.of(claim))) {
                sum = sum.subtract(claim.amount());
            }
        }
        return sum;
    }
}
