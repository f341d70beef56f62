package dev.headroom.commitments.balance;

import dev.headroom.commitments.cube.Cell;
import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.ProviderNames;
import dev.headroom.commitments.terms.Commitment;
import dev.headroom.commitments.terms.TermsVersion;
import dev.headroom.terms.CurrencyCodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which cells may count for one commitment (rules 1 to 5 and 8).
 *
 * <p>The terms in force now say on which day a charge counts, in which currency and term; the terms in force on that day say
 * whether it counts and by which cost.
 */
final class Eligibility {

    private static final String TAX = "Tax";
    private static final Pattern SEPARATOR = Pattern.compile("\\|");

    private final Commitment commitment;
    private final TermsVersion terms;
    private final boolean measured;
    private final Set<String> loadedIds;
    private final ClosedDays closedDays;
    private final FxRates fx;

    private final List<Claim> applied = new ArrayList<>();
    private final List<Claim> eligible;
    private final List<Claim> closedAccruals = new ArrayList<>();
    private final Map<String, Boolean> marketplaceBySeller = new HashMap<>();
    private boolean provisional;

    private Eligibility(
            Commitment commitment,
            LocalDate today,
            int cells,
            Set<String> loadedIds,
            ClosedDays closedDays,
            FxRates fx) {
        this.eligible = new ArrayList<>(cells);
        this.commitment = commitment;
        this.terms = commitment.inForce(today);
        this.measured = !CurrencyCodes.isKnown(terms.unit());
        this.loadedIds = loadedIds;
        this.closedDays = closedDays;
        this.fx = fx;
    }

    /**
     * Sorts out which cells may count.
     *
     * @param cells cells in cell-key order, none after {@code today}; of other providers only what bills applied by name counts
     * @param loadedIds ids of all loaded commitments, of whatever provider
     */
    static Claims of(
            Commitment commitment,
            LocalDate today,
            List<Cell> cells,
            Set<String> loadedIds,
            ClosedDays closedDays,
            FxRates fx) {
        Eligibility eligibility = new Eligibility(commitment, today, cells.size(), loadedIds, closedDays, fx);
        for (int index = 0; index < cells.size(); index++) {
            eligibility.consider(cells.get(index), index);
        }
        return new Claims(
                eligibility.applied, eligibility.eligible, eligibility.closedAccruals, eligibility.provisional);
    }

    private void consider(Cell cell, int index) {
        CellKey key = cell.key();
        LocalDate day = terms.attribution().dayOf(key);
        if (!terms.termContains(day)) {
            return;
        }
        if (key.appliedCommitmentId() != null) {
            considerApplied(cell, index, day);
        } else if (key.provider().equals(commitment.provider())) {
            considerByRule(cell, index, day);
        }
    }

    private void considerApplied(Cell cell, int index, LocalDate day) {
        CellKey key = cell.key();
        if (!commitment.id().equals(key.appliedCommitmentId()) || closedDays.isClosed(key)) {
            return;
        }
        boolean sameUnit = key.unit().equals(terms.unit());
        if (!sameUnit && (measured || !CurrencyCodes.isKnown(key.unit()))) {
            return;
        }
        BigDecimal amount = converted(cell.sums().applied(), key);
        if (amount != null) {
            applied.add(new Claim(cell, index, day, amount, false));
        }
    }

    private void considerByRule(Cell cell, int index, LocalDate day) {
        CellKey key = cell.key();
        boolean comparable = !measured && (key.unit().equals(terms.unit()) || CurrencyCodes.isKnown(key.unit()));
        if (!comparable || namesLoadedCommitment(key.appliedTo())) {
            return;
        }
        TermsVersion rules = commitment.inForce(day);
        if (key.chargeCategory().equals(TAX) || !rules.chargeCategories().contains(key.chargeCategory())) {
            return;
        }
        BigDecimal fraction = rules.applicability().fractionOf(key);
        if (fraction == null) {
            return;
        }
        boolean marketplace = isMarketplace(key.serviceProviderName());
        if (marketplace && terms.marketplace().applicability().fractionOf(key) == null) {
            return;
        }
        BigDecimal cost = rules.costMetric().of(cell.sums());
        BigDecimal amount = converted(fraction.compareTo(BigDecimal.ONE) == 0 ? cost : cost.multiply(fraction), key);
        if (amount != null) {
            (closedDays.isClosed(key) ? closedAccruals : eligible)
                    .add(new Claim(cell, index, day, amount, marketplace));
        }
    }

    /** Many cells have few sellers: each is looked at once. */
    private boolean isMarketplace(@Nullable String seller) {
        return seller == null
                ? ProviderNames.isMarketplace(commitment.provider(), null)
                : marketplaceBySeller.computeIfAbsent(
                        seller, any -> ProviderNames.isMarketplace(commitment.provider(), seller));
    }

    private @Nullable BigDecimal converted(BigDecimal amount, CellKey key) {
        if (key.unit().equals(terms.unit())) {
            return amount;
        }
        FxRates.Rate rate = fx.on(key.chargeDay(), key.unit(), terms.unit());
        provisional |= rate == null || rate.stale();
        return rate == null ? null : amount.multiply(rate.value());
    }

    private boolean namesLoadedCommitment(@Nullable String appliedTo) {
        return appliedTo != null && SEPARATOR.splitAsStream(appliedTo).anyMatch(loadedIds::contains);
    }
}
