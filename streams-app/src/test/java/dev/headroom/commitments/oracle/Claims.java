package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Text.orEmpty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules 1 to 5: which cells one commitment may count, and what they are worth to it. */
final class Claims {

    private final Commitment commitment;
    private final Set<String> loadedIds;
    private final Rates rates;

    private final List<Claim> applied = new ArrayList<>();
    private final List<Claim> eligible = new ArrayList<>();
    private final List<Claim> eligibleClosed = new ArrayList<>();
    private boolean provisional;

    private Claims(Commitment commitment, Set<String> loadedIds, Rates rates) {
        this.commitment = commitment;
        this.loadedIds = loadedIds;
        this.rates = rates;
    }

    static Claims of(Commitment commitment, List<Cell> cube, Set<String> loadedIds, Rates rates, LocalDate today) {
        Claims claims = new Claims(commitment, loadedIds, rates);
        for (Cell cell : cube) {
            // Rule 2: cells with a charge day after the day of now do not count yet.
            // Choice: they have no part in unreconciled and provisional either.
            if (!cell.key().chargeDay().isAfter(today)) {
                claims.judge(cell, isClosed(cell.key(), cube));
            }
        }
        return claims;
    }

    /** Which terms: the version in force now. */
    TermsVersion terms() {
        return commitment.current();
    }

    /** Rule 4: what ContractApplied applied to this commitment. */
    List<Claim> applied() {
        return applied;
    }

    /** Rule 5: what is eligible by rule and not closed. */
    List<Claim> eligible() {
        return eligible;
    }

    /** Rule 5 and 3: closed accruals that are eligible by rule. */
    List<Claim> eligibleClosed() {
        return eligibleClosed;
    }

    /** Rule 5: whether a rate that was needed is old or missing. */
    boolean provisional() {
        return provisional;
    }

    boolean isEligible(Cell cell) {
        return eligible.stream().anyMatch(claim -> claim.cell().key().equals(cell.key()));
    }

    // Rule 3: an ACCRUED cell is closed when a SETTLED cell of category Usage of the same provider and billing account
    // covers its
    // charge day (charge_day to charge_through).
    private static boolean isClosed(CellKey accrued, List<Cell> cube) {
        return accrued.accrued()
                && cube.stream()
                        .map(Cell::key)
                        .anyMatch(settled -> settled.ledger().equals("SETTLED")
                                && settled.chargeCategory().equals("Usage")
                                && settled.provider().equals(accrued.provider())
                                && orEmpty(settled.billingAccountId()).equals(orEmpty(accrued.billingAccountId()))
                                && !accrued.chargeDay().isBefore(settled.chargeDay())
                                && !accrued.chargeDay().isAfter(settled.chargeThrough()));
    }

    private void judge(Cell cell, boolean closed) {
        LocalDate attributionDay = attributionDay(cell.key());
        // Rules 4 and 5: the attribution day is in the term.
        if (!commitment.current().inTerm(attributionDay)) {
            return;
        }
        if (cell.key().appliedCommitmentId() == null) {
            judgeByRule(cell, attributionDay).ifPresent((closed ? eligibleClosed : eligible)::add);
        } else if (cell.key().appliedCommitmentId().equals(commitment.id()) && !closed) {
            judgeApplied(cell, attributionDay).ifPresent(applied::add);
        }
    }

    // Rule 1: CHARGE_PERIOD: charge day; BILLING_PERIOD: the last day of the billing month.
    private LocalDate attributionDay(CellKey cell) {
        return commitment.current().attribution().equals("BILLING_PERIOD")
                ? cell.billingMonth().atEndOfMonth()
                : cell.chargeDay();
    }

    // Rule 4: an applied cell counts whole (currency converted; no category, metric, applicability or cap). A measured
    // cell counts
    // only for a commitment of that unit.
    // Choice: whoever its provider is; without a rate it counts nothing and the balance is provisional; a cell in a
    // currency
    // counts nothing for a commitment of a measured unit.
    private Optional<Claim> judgeApplied(Cell cell, LocalDate attributionDay) {
        String from = cell.key().unit();
        String to = commitment.current().unit();
        if (!from.equals(to) && (Rates.isMeasured(from) || Rates.isMeasured(to))) {
            return Optional.empty();
        }
        return converted(cell, attributionDay, cell.applied());
    }

    private Optional<Claim> judgeByRule(Cell cell, LocalDate attributionDay) {
        CellKey key = cell.key();
        TermsVersion current = commitment.current();
        // Rule 4: a measured cell is otherwise ignored; no rule matches a commitment of a measured unit.
        if (Rates.isMeasured(key.unit()) || Rates.isMeasured(current.unit())) {
            return Optional.empty();
        }
        // Rule 4: a cost cell of which applied_to names any loaded commitment is matched by no rule.
        if (key.appliedTo() != null
                && Arrays.stream(key.appliedTo().split("\\|", -1)).anyMatch(loadedIds::contains)) {
            return Optional.empty();
        }
        // Rule 5: same provider; charge category listed, never Tax; applicability matches. Which terms: the version in
        // force on
        // the attribution day gives charge categories, cost metric and applicability.
        TermsVersion then = commitment.on(attributionDay);
        if (!key.provider().equals(current.provider())
                || key.chargeCategory().equals("Tax")
                || !then.chargeCategories().contains(key.chargeCategory())) {
            return Optional.empty();
        }
        Optional<BigDecimal> fraction = Matching.fraction(then.applicability(), key);
        // Rule 7: marketplace.applicability of the version now, where given, must match as well (its fraction is
        // ignored).
        // Choice: also where there is no cap.
        if (fraction.isEmpty()
                || (ProviderNames.isMarketplace(key)
                        && current.marketplace() != null
                        && Matching.fraction(current.marketplace().applicability(), key)
                                .isEmpty())) {
            return Optional.empty();
        }
        // Rule 5: amount = cost metric x fraction x FX rate of the charge day.
        return converted(cell, attributionDay, cell.metric(then.costMetric()).multiply(fraction.orElseThrow()));
    }

    // Rule 5: an old rate: used, but provisional; none: not eligible, provisional. This holds for every cell that the
    // other
    // conditions admit, whoever takes it.
    // Choice: closed accruals among them.
    private Optional<Claim> converted(Cell cell, LocalDate attributionDay, BigDecimal amount) {
        Rates.Conversion conversion = rates.between(
                cell.key().unit(), commitment.current().unit(), cell.key().chargeDay());
        provisional |= conversion.stale() || conversion.rate() == null;
        return Optional.ofNullable(conversion.rate())
                .map(rate -> new Claim(cell, attributionDay, amount.multiply(rate)));
    }
}
