package dev.headroom.commitments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.commitments.oracle.Applicability;
import dev.headroom.commitments.oracle.AppliedElement;
import dev.headroom.commitments.oracle.Charge;
import dev.headroom.commitments.oracle.DeliveryEvent;
import dev.headroom.commitments.oracle.FxRate;
import dev.headroom.commitments.oracle.MarketplaceTerms;
import dev.headroom.commitments.oracle.TermsPeriod;
import dev.headroom.commitments.oracle.TermsVersion;
import dev.headroom.commitments.oracle.TermsYaml;
import dev.headroom.events.ChargeRow;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.ContractAppliedElement;
import dev.headroom.events.DeliveryKind;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.events.SpendDelivery;
import dev.headroom.serde.Decimals;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The oracle's inputs as records of the input topics. */
final class OracleEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OracleEvents() {}

    static SpendDelivery rows(DeliveryEvent.Rows chunk) {
        return delivery(chunk.artifact())
                .setKind(DeliveryKind.ROWS)
                .setFirstRow(chunk.firstRow())
                .setRows(chunk.rows().stream().map(OracleEvents::row).toList())
                .build();
    }

    static SpendDelivery end(DeliveryEvent.ArtifactEnd end) {
        return delivery(end.artifact())
                .setKind(DeliveryKind.ARTIFACT_END)
                .setRowCount(Long.valueOf(end.rowCount()))
                .build();
    }

    static SpendDelivery tick() {
        return SpendDelivery.newBuilder().setKind(DeliveryKind.TICK).build();
    }

    private static SpendDelivery.Builder delivery(DeliveryEvent.ArtifactId id) {
        return SpendDelivery.newBuilder()
                .setKind(DeliveryKind.ROWS)
                .setScope(id.scope())
                .setArtifact(id.artifact())
                .setStyle(DeliveryStyle.valueOf(id.style()))
                .setLedger(Ledger.valueOf(id.ledger()))
                .setContentHash(id.contentHash());
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static ChargeRow row(Charge charge) {
        return ChargeRow.newBuilder()
                .setProviderName(orNull(charge.who().providerName()))
                .setPublisherName(orNull(charge.who().publisherName()))
                .setServiceProviderName(orNull(charge.who().serviceProviderName()))
                .setHostProviderName(orNull(charge.who().hostProviderName()))
                .setInvoiceIssuerName(orNull(charge.who().invoiceIssuerName()))
                .setBillingAccountId(orNull(charge.what().billingAccountId()))
                .setSubAccountId(orNull(charge.what().subAccountId()))
                .setServiceCategory(orNull(charge.what().serviceCategory()))
                .setServiceName(orNull(charge.what().serviceName()))
                .setRegionId(orNull(charge.what().regionId()))
                .setSkuId(orNull(charge.what().skuId()))
                .setChargeCategory(charge.what().chargeCategory())
                .setChargeClass(orNull(charge.what().chargeClass()))
                .setPricingCategory(orNull(charge.what().pricingCategory()))
                .setCommitmentDiscountStatus(orNull(charge.what().commitmentDiscountStatus()))
                .setBillingCurrency(charge.billingCurrency())
                .setChargePeriodStart(charge.when().chargePeriodStart())
                .setChargePeriodEnd(charge.when().chargePeriodEnd())
                .setBillingPeriodStart(charge.when().billingPeriodStart())
                .setBilledCost(Decimals.toBytes(charge.costs().billed()))
                .setEffectiveCost(Decimals.toBytes(charge.costs().effective()))
                .setContractedCost(Decimals.toBytes(charge.costs().contracted()))
                .setListCost(Decimals.toBytes(charge.costs().list()))
                .setContractApplied(
                        charge.applied().stream().map(OracleEvents::applied).toList())
                .setOtherColumns(Map.of())
                .build();
    }

    private static ContractAppliedElement applied(AppliedElement element) {
        return new ContractAppliedElement(
                element.commitmentId(),
                element.contractId(),
                Decimals.toNullableBytes(element.cost()),
                Decimals.toNullableBytes(element.quantity()),
                element.unit());
    }

    static CommitmentTerms terms(TermsVersion terms) {
        return new CommitmentTerms(
                terms.id(),
                terms.version(),
                terms.effectiveFrom(),
                terms.provider(),
                terms.contractId(),
                terms.unit(),
                Decimals.toNullableBytes(terms.total()),
                terms.termStart(),
                terms.termEnd(),
                terms.kind(),
                terms.costMetric(),
                terms.chargeCategories(),
                terms.attribution(),
                json(terms.applicability()),
                marketplace(terms.marketplace()),
                terms.priority(),
                terms.periods().stream().map(OracleEvents::period).toList(),
                List.of());
    }

    private static @Nullable String json(@Nullable Applicability applicability) {
        try {
            return applicability == null ? null : JSON.writeValueAsString(TermsYaml.applicability(applicability));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static dev.headroom.events.@Nullable MarketplaceTerms marketplace(@Nullable MarketplaceTerms terms) {
        return terms == null
                ? null
                : new dev.headroom.events.MarketplaceTerms(
                        Decimals.toNullableBytes(terms.capRatio()), json(terms.applicability()));
    }

    private static dev.headroom.events.TermsPeriod period(TermsPeriod period) {
        return new dev.headroom.events.TermsPeriod(
                period.id(),
                period.start(),
                period.end(),
                Decimals.toBytes(period.target()),
                period.shortfall(),
                Decimals.toNullableBytes(period.carryOverCap()));
    }

    static dev.headroom.events.FxRate rate(FxRate rate) {
        return new dev.headroom.events.FxRate(rate.currency(), rate.date(), Decimals.toBytes(rate.usdPerUnit()));
    }
}
