package dev.headroom.commitments.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads FOCUS Cost and Usage rows. An empty field and the text NULL are null. */
final class FocusRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private FocusRows() {}

    static List<Charge> read(Path csv) {
        List<Charge> charges = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            rows.forEach(row -> charges.add(charge(row.getFieldsAsMap())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return charges;
    }

    /** The charge in a row given by FOCUS column name; absent columns are null. */
    static Charge charge(Map<String, String> row) {
        return new Charge(
                new Charge.Names(
                        text(row, "ProviderName"),
                        text(row, "PublisherName"),
                        text(row, "ServiceProviderName"),
                        text(row, "HostProviderName"),
                        text(row, "InvoiceIssuerName")),
                new Charge.What(
                        text(row, "BillingAccountId"),
                        text(row, "SubAccountId"),
                        text(row, "ServiceCategory"),
                        text(row, "ServiceName"),
                        text(row, "RegionId"),
                        text(row, "SkuId"),
                        required(row, "ChargeCategory"),
                        text(row, "ChargeClass"),
                        text(row, "PricingCategory"),
                        text(row, "CommitmentDiscountStatus")),
                new Charge.When(
                        instant(row, "ChargePeriodStart"),
                        instant(row, "ChargePeriodEnd"),
                        instant(row, "BillingPeriodStart")),
                new Charge.Costs(
                        cost(row, "BilledCost"),
                        cost(row, "EffectiveCost"),
                        cost(row, "ContractedCost"),
                        cost(row, "ListCost")),
                required(row, "BillingCurrency"),
                applied(text(row, "ContractApplied")));
    }

    private static List<AppliedElement> applied(@Nullable String json) {
        List<AppliedElement> elements = new ArrayList<>();
        if (json != null) {
            try {
                for (JsonNode element : JSON.readTree(json).path("Elements")) {
                    elements.add(new AppliedElement(
                            element.path("ContractCommitmentId").asText(""),
                            element.path("ContractId").asText(null),
                            decimal(element.path("ContractCommitmentAppliedCost")),
                            decimal(element.path("ContractCommitmentAppliedQuantity")),
                            element.path("ContractCommitmentAppliedUnit").asText(null)));
                }
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return elements;
    }

    // Choice: a cost that the bill does not state, as real Oracle bills do not ContractedCost, is nothing.
    private static BigDecimal cost(Map<String, String> row, String column) {
        String text = text(row, column);
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static @Nullable BigDecimal decimal(JsonNode number) {
        return number.isNumber() ? number.decimalValue() : null;
    }

    private static Instant instant(Map<String, String> row, String column) {
        String text = required(row, column).replace(' ', 'T');
        return Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private static String required(Map<String, String> row, String column) {
        String text = text(row, column);
        if (text == null) {
            throw new IllegalArgumentException("no " + column + " in " + row);
        }
        return text;
    }

    private static @Nullable String text(Map<String, String> row, String column) {
        String text = row.get(column);
        return text == null || text.isEmpty() || text.equals("NULL") ? null : text;
    }
}
