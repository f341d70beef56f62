package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of design §2, "Columns others rely on", of three of the tables. */
final class Rows {

    private Rows() {}

    static Map<String, @Nullable Object> spendDaily(Cell cell) {
        CellKey key = cell.key();
        return new Row()
                .text("provider", key.provider())
                .text("service_provider_name", key.serviceProviderName())
                .text("host_provider_name", key.hostProviderName())
                .text("invoice_issuer_name", key.invoiceIssuerName())
                .text("billing_account_id", key.billingAccountId())
                .text("sub_account_id", key.subAccountId())
                .text("service_category", key.serviceCategory())
                .text("service_name", key.serviceName())
                .text("region_id", key.regionId())
                .text("sku_id", key.skuId())
                .text("charge_category", key.chargeCategory())
                .text("charge_class", key.chargeClass())
                .text("pricing_category", key.pricingCategory())
                .text("commitment_discount_status", key.commitmentDiscountStatus())
                .text("applied_to", key.appliedTo())
                .text("applied_commitment_id", key.appliedCommitmentId())
                .text("unit", key.unit())
                .day("charge_day", key.chargeDay())
                .day("charge_through", key.chargeThrough())
                .day("billing_month", key.billingMonth().atDay(1))
                .text("ledger", key.ledger())
                .exact("billed_cost", cell.billed())
                .exact("effective_cost", cell.effective())
                .exact("contracted_cost", cell.contracted())
                .exact("list_cost", cell.list())
                .exact("applied", cell.applied())
                .number("row_count", cell.rows())
                .columns();
    }

    static Map<String, @Nullable Object> consumption(Balance balance) {
        TermsVersion terms = balance.terms();
        PeriodBalance open = balance.openPeriod();
        Window fast = balance.window(7);
        Window slow = balance.window(30);
        return new Row()
                .text("commitment_id", terms.id())
                .text("provider", terms.provider())
                .text("contract_id", terms.contractId())
                .text("unit", terms.unit())
                .text("state", State.of(balance))
                .micros("total_micros", terms.total())
                .micros("consumed_micros", balance.consumed())
                .micros("settled_micros", balance.settled())
                .micros("accrued_micros", balance.accrued())
                .micros("unreconciled_micros", balance.unreconciled())
                .micros("remaining_micros", balance.remaining())
                .ratio("consumed_ratio", consumedRatio(balance))
                .micros("plan_to_date_micros", balance.plan().until(balance.now()))
                .micros("variance_micros", balance.variance())
                .micros("run_rate_7d_micros_per_day", fast.ratePerDay())
                .micros("run_rate_30d_micros_per_day", slow.ratePerDay())
                .ratio("burn_ratio_fast", fast.burnRatio())
                .ratio("burn_ratio_slow", slow.burnRatio())
                .day("exhaustion_p10", Forecast.exhaustion(balance, Forecast.P10))
                .day("exhaustion_p50", Forecast.exhaustion(balance, Forecast.P50))
                .day("exhaustion_p90", Forecast.exhaustion(balance, Forecast.P90))
                // Forecast: the commitment carries the projected shortfall of its OPEN period too.
                .micros("projected_shortfall_micros", open == null ? null : Forecast.projectedShortfall(balance, open))
                .micros("marketplace_counted_micros", balance.marketplaceCounted())
                .micros("marketplace_excess_micros", balance.marketplaceExcess())
                .micros("forfeited_micros", balance.forfeited())
                .micros("overage_micros", balance.overage())
                .micros("remaining_obligation_micros", balance.remainingObligation())
                .day("data_through", balance.dataThrough())
                .text("current_period_id", open == null ? null : open.period().id())
                .number("data_age_days", ChronoUnit.DAYS.between(balance.dataThrough(), balance.today()))
                .flag("provisional", balance.claims().provisional())
                .number("terms_version", terms.version())
                .number("row_count", balance.rowCount())
                .columns();
    }

    // Balances: consumed_ratio = consumed / total; null when the total is undisclosed or 0.
    private static @Nullable BigDecimal consumedRatio(Balance balance) {
        BigDecimal total = balance.terms().total();
        return total == null || total.signum() == 0 ? null : balance.consumed().divide(total, MathContext.DECIMAL128);
    }

    static Map<String, @Nullable Object> period(Balance balance, PeriodBalance period) {
        boolean open = period.status().equals("OPEN");
        return new Row()
                .text("commitment_id", balance.terms().id())
                .text("period_id", period.period().id())
                .text("unit", balance.terms().unit())
                .day("starts_at", period.period().start())
                .day("ends_at", period.period().end())
                .micros("target_micros", period.period().target())
                .micros("carried_in_micros", period.carriedIn())
                .micros("counted_micros", period.counted())
                // Periods: shortfall_micros is null until ended.
                .micros("shortfall_micros", period.ended() ? period.missing() : null)
                .micros("projected_shortfall_micros", open ? Forecast.projectedShortfall(balance, period) : null)
                .micros("required_run_rate_micros_per_day", open ? Forecast.requiredRunRate(balance, period) : null)
                .text("status", period.status())
                .columns();
    }
}
