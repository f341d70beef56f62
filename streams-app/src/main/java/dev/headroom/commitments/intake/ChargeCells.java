package dev.headroom.commitments.intake;

import dev.headroom.commitments.cube.CellKey;
import dev.headroom.commitments.cube.CellSums;
import dev.headroom.commitments.cube.CodePoints;
import dev.headroom.commitments.cube.KeyPool;
import dev.headroom.commitments.cube.Ledger;
import dev.headroom.commitments.cube.ProviderNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which cells a charge belongs. Its costs go, once, into one cell; each amount that ContractApplied applied to a commitment goes
 * into a cell of its own, without costs or rows.
 */
public final class ChargeCells {

    private static final int MOST_PARTIES = 10_000;

    private final KeyPool pool;
    private final Map<Parties, String> providers = new HashMap<>();

    /** Cells whose keys come from a pool. */
    public ChargeCells(KeyPool pool) {
        this.pool = pool;
    }

    /** The names on a charge; bills repeat them in row after row. */
    private record Parties(
            @Nullable String invoiceIssuer,
            @Nullable String provider,
            @Nullable String host,
            @Nullable String seller) {

        static Parties of(Charge charge) {
            return new Parties(
                    charge.invoiceIssuerName(),
                    charge.providerName(),
                    firstOf(charge.hostProviderName(), charge.providerName()),
                    firstOf(charge.serviceProviderName(), charge.publisherName(), charge.providerName()));
        }
    }

    /** Hands every cell the charge belongs in, and what it adds there, to {@code sink}. */
    public void of(Charge charge, Ledger ledger, BiConsumer<CellKey, CellSums> sink) {
        List<Charge.Applied> applied = charge.contractApplied();
        CellKey costs = keyOf(charge, ledger, joinedIds(applied), null, charge.billingCurrency());
        sink.accept(
                costs,
                new CellSums(
                        charge.billedCost(),
                        charge.effectiveCost(),
                        charge.contractedCost(),
                        charge.listCost(),
                        BigDecimal.ZERO,
                        1,
                        1));
        for (Charge.Applied element : applied) {
            String unit = element.unit() == null ? charge.billingCurrency() : element.unit();
            sink.accept(
                    keyOf(charge, ledger, null, element.commitmentId(), unit),
                    new CellSums(
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            element.amount(),
                            0,
                            1));
        }
    }

    private CellKey keyOf(
            Charge charge,
            Ledger ledger,
            @Nullable String appliedTo,
            @Nullable String appliedCommitmentId,
            String unit) {
        Parties parties = Parties.of(charge);
        LocalDate chargeDay = dayOf(charge.chargePeriodStart());
        return pool.pooled(new CellKey(
                providerOf(parties),
                parties.seller(),
                parties.host(),
                charge.invoiceIssuerName(),
                charge.billingAccountId(),
                charge.subAccountId(),
                charge.serviceCategory(),
                charge.serviceName(),
                charge.regionId(),
                charge.skuId(),
                charge.chargeCategory(),
                charge.chargeClass(),
                charge.pricingCategory(),
                charge.commitmentDiscountStatus(),
                appliedTo,
                appliedCommitmentId,
                unit,
                chargeDay,
                lastDayOf(charge.chargePeriodEnd(), chargeDay),
                dayOf(charge.billingPeriodStart()).withDayOfMonth(1),
                ledger));
    }

    private String providerOf(Parties parties) {
        if (providers.size() >= MOST_PARTIES) {
            providers.clear();
        }
        return providers.computeIfAbsent(
                parties,
                names -> ProviderNames.providerOf(
                        names.invoiceIssuer(), names.provider(), names.host(), names.seller()));
    }

    private static @Nullable String joinedIds(List<Charge.Applied> applied) {
        if (applied.isEmpty()) {
            return null;
        }
        return applied.stream()
                .map(Charge.Applied::commitmentId)
                .distinct()
                .sorted(CodePoints::compare)
                .collect(Collectors.joining("|"));
    }

    private static @Nullable String firstOf(@Nullable String... names) {
        for (String name : names) {
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The last day an exclusive end covers; never before the first, also for a charge without duration. */
    private static LocalDate lastDayOf(Instant end, LocalDate firstDay) {
        LocalDate last = dayOf(end.minusNanos(1));
        return last.isBefore(firstDay) ? firstDay : last;
    }
}
