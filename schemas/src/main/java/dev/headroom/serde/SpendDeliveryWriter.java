package dev.headroom.serde;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.ContractAppliedElement;
import dev.headroom.events.DeliveryKind;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.events.SpendDelivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of {@code cloud_spend} field by field, in the order of their schema: the generic writer asks of each of a bill's
 * forty million values again what it is. A test holds the bytes against the generic writer's.
 */
final class SpendDeliveryWriter implements DatumWriter<SpendDelivery> {

    /** Branches of a union of null and something. */
    private static final int NULL = 0;

    private static final int PRESENT = 1;

    /** Whether records of the schema are laid out as those of the generated class; others are for the generic writer. */
    static boolean writes(Schema schema) {
        return SchemaNormalization.toParsingForm(schema)
                .equals(SchemaNormalization.toParsingForm(SpendDelivery.getClassSchema()));
    }

    @Override
    public void setSchema(Schema schema) {
        // There is one only.
    }

    @Override
    public void write(SpendDelivery delivery, Encoder out) throws IOException {
        out.writeEnum(
                DeliveryKind.getClassSchema().getEnumOrdinal(delivery.getKind().name()));
        text(delivery.getScope(), out);
        text(delivery.getArtifact(), out);
        word(delivery.getStyle(), DeliveryStyle.getClassSchema(), out);
        word(delivery.getLedger(), Ledger.getClassSchema(), out);
        text(delivery.getContentHash(), out);
        text(delivery.getSourceName(), out);
        out.writeLong(delivery.getFirstRow());
        rowCount(delivery.getRowCount(), out);
        List<ChargeRow> rows = delivery.getRows();
        out.writeArrayStart();
        out.setItemCount(rows.size());
        for (ChargeRow row : rows) {
            out.startItem();
            row(row, out);
        }
        out.writeArrayEnd();
    }

    private static void row(ChargeRow row, Encoder out) throws IOException {
        text(row.getProviderName(), out);
        text(row.getPublisherName(), out);
        text(row.getServiceProviderName(), out);
        text(row.getHostProviderName(), out);
        text(row.getInvoiceIssuerName(), out);
        text(row.getBillingAccountId(), out);
        text(row.getSubAccountId(), out);
        text(row.getServiceCategory(), out);
        text(row.getServiceName(), out);
        text(row.getRegionId(), out);
        text(row.getSkuId(), out);
        out.writeString(row.getChargeCategory());
        text(row.getChargeClass(), out);
        text(row.getPricingCategory(), out);
        text(row.getCommitmentDiscountStatus(), out);
        out.writeString(row.getBillingCurrency());
        out.writeLong(row.getChargePeriodStart().toEpochMilli());
        out.writeLong(row.getChargePeriodEnd().toEpochMilli());
        out.writeLong(row.getBillingPeriodStart().toEpochMilli());
        out.writeBytes(row.getBilledCost());
        out.writeBytes(row.getEffectiveCost());
        out.writeBytes(row.getContractedCost());
        out.writeBytes(row.getListCost());
        contractApplied(row.getContractApplied(), out);
        otherColumns(row.getOtherColumns(), out);
    }

    private static void contractApplied(List<ContractAppliedElement> elements, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(elements.size());
        for (ContractAppliedElement element : elements) {
            out.startItem();
            out.writeString(element.getContractCommitmentId());
            text(element.getContractId(), out);
            bytes(element.getCost(), out);
            bytes(element.getQuantity(), out);
            text(element.getUnit(), out);
        }
        out.writeArrayEnd();
    }

    private static void otherColumns(Map<String, String> columns, Encoder out) throws IOException {
        out.writeMapStart();
        out.setItemCount(columns.size());
        for (Map.Entry<String, String> column : columns.entrySet()) {
            out.startItem();
            out.writeString(column.getKey());
            out.writeString(column.getValue());
        }
        out.writeMapEnd();
    }

    private static void text(@Nullable String text, Encoder out) throws IOException {
        if (text == null) {
            out.writeIndex(NULL);
        } else {
            out.writeIndex(PRESENT);
            out.writeString(text);
        }
    }

    private static void bytes(@Nullable ByteBuffer bytes, Encoder out) throws IOException {
        if (bytes == null) {
            out.writeIndex(NULL);
        } else {
            out.writeIndex(PRESENT);
            out.writeBytes(bytes);
        }
    }

    private static void word(@Nullable Enum<?> word, Schema schema, Encoder out) throws IOException {
        if (word == null) {
            out.writeIndex(NULL);
        } else {
            out.writeIndex(PRESENT);
            out.writeEnum(schema.getEnumOrdinal(word.name()));
        }
    }

    private static void rowCount(@Nullable Long count, Encoder out) throws IOException {
        if (count == null) {
            out.writeIndex(NULL);
        } else {
            out.writeIndex(PRESENT);
            out.writeLong(count);
        }
    }
}
