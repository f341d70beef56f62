package dev.headroom.producers.focus;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.ContractAppliedElement;
import dev.headroom.producers.Fault;
import dev.headroom.producers.csv.Blanks;
import dev.headroom.producers.csv.FlatRecord;
import dev.headroom.producers.csv.Timestamps;
import dev.headroom.terms.CurrencyCodes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one file: first {@link #check}, which makes no objects as long as nothing is wrong, then, for a row that is to
 * be sent, {@link #build}.
 */
final class RowReader {

    private static final int LONGEST_ROW = 2_000_000;
    private static final char[][] CATEGORIES = {
        "Usage".toCharArray(),
        "Purchase".toCharArray(),
        "Tax".toCharArray(),
        "Credit".toCharArray(),
        "Adjustment".toCharArray()
    };

    private final String file;
    private final FocusHeader header;
    private final RowText text;
    private final CostReader costs;
    private final int[] providers;
    private final int category;
    private final int currency;
    private final int chargeStart;
    private final int chargeEnd;
    private final int billingStart;
    private final int contractApplied;

    private long chargeStartMs;
    private long chargeEndMs;
    private long billingStartMs;
    private List<ContractAppliedElement> elements = List.of();

    RowReader(String file, FocusHeader header) {
        this.file = file;
        this.header = header;
        this.text = new RowText(header);
        this.costs = new CostReader(header);
        this.providers = header.providerPositions();
        this.category = header.position(FocusColumn.CHARGE_CATEGORY);
        this.currency = header.position(FocusColumn.BILLING_CURRENCY);
        this.chargeStart = header.position(FocusColumn.CHARGE_PERIOD_START);
        this.chargeEnd = header.position(FocusColumn.CHARGE_PERIOD_END);
        this.billingStart = header.position(FocusColumn.BILLING_PERIOD_START);
        this.contractApplied = header.position(FocusColumn.CONTRACT_APPLIED);
    }

    /** What is wrong with the row, null when it can be sent. */
    @Nullable
    Fault check(FlatRecord row) {
        Fault fault = checkShape(row);
        fault = fault == null ? checkWords(row) : fault;
        fault = fault == null ? checkTimes(row) : fault;
        fault = fault == null ? checkCosts(row) : fault;
        return fault == null ? checkContractApplied(row) : fault;
    }

    /** The row to send; only right after a {@link #check} of the same row that found nothing. */
    ChargeRow build(FlatRecord row) {
        ChargeRow charge = new ChargeRow();
        text.copy(row, charge);
        charge.setChargePeriodStart(Instant.ofEpochMilli(chargeStartMs));
        charge.setChargePeriodEnd(Instant.ofEpochMilli(chargeEndMs));
        charge.setBillingPeriodStart(Instant.ofEpochMilli(billingStartMs));
        costs.copy(charge);
        charge.setContractApplied(elements);
        return charge;
    }

    /** The costs of the row last checked that were blank, as a set of bits in the order of {@link CostReader#COSTS}. */
    int blankCosts() {
        return costs.blanks();
    }

    private @Nullable Fault checkShape(FlatRecord row) {
        if (row.fields() != header.size()) {
            return new Fault(
                    file, row.line(), null, null, "has " + row.fields() + " fields, the header has " + header.size());
        }
        if (row.length() > LONGEST_ROW) {
            return new Fault(file, row.line(), null, null, "is longer than " + LONGEST_ROW + " characters");
        }
        int nameless = text.namelessValue(row);
        return nameless < 0 ? null : fault(row, nameless, "stands in a column without a name");
    }

    private @Nullable Fault checkWords(FlatRecord row) {
        boolean provider = false;
        for (int at : providers) {
            provider |= !row.isNull(at);
        }
        if (!provider) {
            return new Fault(
                    file,
                    row.line(),
                    "InvoiceIssuerName",
                    null,
                    "names no provider, and no other column of the row does");
        }
        if (!isCategory(row)) {
            return fault(row, category, "is not one of Usage, Purchase, Tax, Credit, Adjustment");
        }
        return isCurrency(row) ? null : fault(row, currency, "is not an ISO 4217 currency code in capital letters");
    }

    private @Nullable Fault checkTimes(FlatRecord row) {
        chargeStartMs = time(row, chargeStart);
        chargeEndMs = time(row, chargeEnd);
        billingStartMs = time(row, billingStart);
        if (chargeStartMs == Timestamps.NONE) {
            return fault(row, chargeStart, "is not a timestamp such as 2024-09-01T00:00:00Z");
        }
        if (chargeEndMs == Timestamps.NONE) {
            return fault(row, chargeEnd, "is not a timestamp such as 2024-09-01T00:00:00Z");
        }
        if (billingStartMs == Timestamps.NONE) {
            return fault(row, billingStart, "is not a timestamp such as 2024-09-01T00:00:00Z");
        }
        return chargeEndMs < chargeStartMs ? fault(row, chargeEnd, "is before ChargePeriodStart") : null;
    }

    private @Nullable Fault checkCosts(FlatRecord row) {
        String reason = costs.read(row);
        return reason == null ? null : fault(row, costs.faultPosition(), reason);
    }

    private @Nullable Fault checkContractApplied(FlatRecord row) {
        elements = List.of();
        if (contractApplied < 0 || row.isNull(contractApplied)) {
            return null;
        }
        try {
            elements = ContractApplied.read(row.text(contractApplied));
            return null;
        } catch (ContractApplied.Unreadable unreadable) {
            return fault(row, contractApplied, String.valueOf(unreadable.getMessage()));
        }
    }

    private Fault fault(FlatRecord row, int position, String reason) {
        return new Fault(file, row.line(), header.name(position), row.text(position), reason);
    }

    private static long time(FlatRecord row, int position) {
        int start = Blanks.skipLeading(row.chars(), row.start(position), row.end(position));
        return Timestamps.read(row.chars(), start, Blanks.skipTrailing(row.chars(), start, row.end(position)));
    }

    private boolean isCategory(FlatRecord row) {
        int start = Blanks.skipLeading(row.chars(), row.start(category), row.end(category));
        int end = Blanks.skipTrailing(row.chars(), start, row.end(category));
        for (char[] word : CATEGORIES) {
            if (Arrays.equals(row.chars(), start, end, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCurrency(FlatRecord row) {
        int start = Blanks.skipLeading(row.chars(), row.start(currency), row.end(currency));
        int end = Blanks.skipTrailing(row.chars(), start, row.end(currency));
        char[] chars = row.chars();
        return end - start == 3 && CurrencyCodes.isKnown(chars[start], chars[start + 1], chars[start + 2]);
    }
}
