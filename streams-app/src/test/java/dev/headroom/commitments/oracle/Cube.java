package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Text.present;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Heading "The cube". */
final class Cube {

    private final Map<CellKey, Cell> cells = new HashMap<>();

    private Cube() {}

    /** All cells of those charges, by key. */
    static List<Cell> of(List<StandingCharge> charges) {
        Cube cube = new Cube();
        charges.forEach(cube::add);
        return cube.cells.values().stream()
                .sorted(Comparator.comparing(Cell::key))
                .toList();
    }

    private void add(StandingCharge standing) {
        Charge charge = standing.charge();
        List<AppliedElement> elements = charge.applied().stream()
                .filter(element -> present(element.commitmentId()) != null)
                .toList();
        // The cube: a charge whose elements name commitments puts its costs, once, into the cell whose applied_to is
        // those ids,
        // sorted, joined by |. No elements: as if absent.
        // Choice: an id named twice stands in applied_to once.
        String appliedTo = elements.isEmpty()
                ? null
                : elements.stream()
                        .map(AppliedElement::commitmentId)
                        .distinct()
                        .sorted(Text.BY_CODE_POINT)
                        .collect(Collectors.joining("|"));
        CellKey costKey = key(standing, appliedTo, null, charge.billingCurrency());
        cells.put(costKey, cellAt(costKey).plusRow(charge.costs()));
        // The cube: each element adds its amount (a quantity into a cell of that unit) to a cell of its own:
        // applied_commitment_id = the id, no costs, no rows.
        // Choice: applied_to is null there; an amount of zero makes a cell too; no amount makes none.
        for (AppliedElement element : elements) {
            if (element.cost() != null) {
                addApplied(standing, element, element.cost(), charge.billingCurrency());
            }
            if (element.quantity() != null && element.unit() != null) {
                addApplied(standing, element, element.quantity(), element.unit());
            }
        }
    }

    private void addApplied(StandingCharge standing, AppliedElement element, BigDecimal amount, String unit) {
        CellKey key = key(standing, null, element.commitmentId(), unit);
        cells.put(key, cellAt(key).plusApplied(amount));
    }

    private Cell cellAt(CellKey key) {
        return cells.getOrDefault(key, Cell.empty(key));
    }

    private static CellKey key(
            StandingCharge standing, @Nullable String appliedTo, @Nullable String appliedCommitmentId, String unit) {
        Charge charge = standing.charge();
        Charge.What what = charge.what();
        Charge.When when = charge.when();
        return new CellKey(
                ProviderNames.provider(charge.who()),
                ProviderNames.serviceProvider(charge.who()),
                ProviderNames.hostProvider(charge.who()),
                present(charge.who().invoiceIssuerName()),
                present(what.billingAccountId()),
                present(what.subAccountId()),
                present(what.serviceCategory()),
                present(what.serviceName()),
                present(what.regionId()),
                present(what.skuId()),
                what.chargeCategory(),
                present(what.chargeClass()),
                present(what.pricingCategory()),
                present(what.commitmentDiscountStatus()),
                appliedTo,
                appliedCommitmentId,
                unit,
                // The cube: charge_day is the day of ChargePeriodStart, charge_through the last day ChargePeriodEnd
                // (exclusive)
                // covers, billing_month the month of BillingPeriodStart. Inputs: days are UTC.
                Time.dayOf(when.chargePeriodStart()),
                lastDayCovered(when),
                YearMonth.from(Time.dayOf(when.billingPeriodStart())),
                standing.ledger());
    }

    /** A charge without duration covers the day it starts: docs/adr/0007. */
    private static LocalDate lastDayCovered(Charge.When when) {
        LocalDate first = Time.dayOf(when.chargePeriodStart());
        LocalDate last = Time.dayOf(when.chargePeriodEnd().minusNanos(1));
        return last.isBefore(first) ? first : last;
    }
}
