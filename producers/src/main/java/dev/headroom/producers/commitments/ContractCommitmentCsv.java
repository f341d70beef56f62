package dev.headroom.producers.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.producers.Fault;
import dev.headroom.producers.commitments.CommitmentsFile.Contents;
import dev.headroom.producers.csv.Amounts;
import dev.headroom.producers.csv.DelimitedFile;
import dev.headroom.producers.csv.FlatRecord;
import dev.headroom.producers.csv.NamedColumns;
import dev.headroom.producers.csv.Timestamps;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.serde.Decimals;
import dev.headroom.terms.CurrencyCodes;
import dev.headroom.terms.ProviderName;
import dev.headroom.terms.TermsFault;
import dev.headroom.terms.TermsRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The FOCUS Contract Commitment dataset, versions 1.3 and 1.4: one row a commitment. A Spend commitment is its
 * ContractCommitmentCost in BillingCurrency, a Usage commitment its ContractCommitmentQuantity in ContractCommitmentUnit. The term
 * is the commitment period in whole days: both ends are cut to their day (a period from 01:00 to 01:00 a year later is that year),
 * and a period within one day is that day. What the dataset does not know has {@link Defaults}; its 1.4 applicability is taken over.
 * Rows whose ContractCommitmentLifecycleStatus is Proposed or Canceled are left out.
 */
final class ContractCommitmentCsv {

    private static final String ID = "ContractCommitmentId";
    private static final String CATEGORY = "ContractCommitmentCategory";
    private static final String COST = "ContractCommitmentCost";
    private static final String CURRENCY = "BillingCurrency";
    private static final String QUANTITY = "ContractCommitmentQuantity";
    private static final String UNIT = "ContractCommitmentUnit";
    private static final String START = "ContractCommitmentPeriodStart";
    private static final String END = "ContractCommitmentPeriodEnd";
    private static final String STATUS = "ContractCommitmentLifecycleStatus";
    private static final String APPLICABILITY = "ContractCommitmentApplicability";
    private static final Set<String> NOT_IN_FORCE = Set.of("Proposed", "Canceled");

    /** Columns that faults of the rules are about, by the name the rules use. */
    private static final Map<String, String> COLUMN_OF =
            Map.of("id", ID, "term.end", END, "applicability", APPLICABILITY);

    private static final Map<String, String> RULE_PATH_OF =
            Map.of(ID, "id", START, "term.end", END, "term.end", UNIT, "unit", CURRENCY, "unit");

    private final FaultSink faults;
    private final VersionRules versions = new VersionRules();

    ContractCommitmentCsv(FaultSink faults) {
        this.faults = faults;
    }

    Contents read(Path file, @Nullable String provider) {
        List<CommitmentTerms> terms = new ArrayList<>();
        int leftOut = 0;
        try (DelimitedFile content = DelimitedFile.open(file, null)) {
            NamedColumns columns = new NamedColumns(content, List.of(ID, CATEGORY, START, END));
            for (FlatRecord row = content.next(); row != null; row = content.next()) {
                Fault shape = columns.shapeFault(row);
                String status = shape == null ? columns.text(row, STATUS) : null;
                if (shape != null) {
                    faults.add(shape);
                } else if (status != null && NOT_IN_FORCE.contains(status)) {
                    leftOut++;
                } else {
                    new Row(columns, row).terms(provider).ifPresent(terms::add);
                }
            }
        }
        return new Contents(List.copyOf(terms), leftOut);
    }

    /** One row, as long as it is read. */
    private final class Row {

        private final NamedColumns columns;
        private final FlatRecord row;
        private final Set<String> unreadable = new HashSet<>();

        Row(NamedColumns columns, FlatRecord row) {
            this.columns = columns;
            this.row = row;
        }

        Optional<CommitmentTerms> terms(@Nullable String providerGiven) {
            String id = required(ID);
            String provider = providerGiven == null ? provider() : providerGiven;
            LocalDate start = day(START);
            LocalDate end = day(END);
            boolean usage = "Usage".equals(category());
            String unit = required(usage ? UNIT : CURRENCY);
            if (!usage && !unit.isEmpty() && !CurrencyCodes.isKnown(unit)) {
                unreadable("unit", CURRENCY, "is not an ISO 4217 currency code in capital letters");
            }
            BigDecimal total = amount(usage ? QUANTITY : COST);
            CommitmentTerms terms = new CommitmentTerms(
                    id,
                    Defaults.VERSION,
                    start,
                    provider,
                    columns.text(row, "ContractId"),
                    unit,
                    Decimals.toNullableBytes(total),
                    start,
                    end.equals(start) ? start.plusDays(1) : end,
                    Defaults.KIND,
                    Defaults.COST_METRIC,
                    Defaults.CHARGE_CATEGORIES,
                    Defaults.ATTRIBUTION,
                    columns.text(row, APPLICABILITY),
                    null,
                    Defaults.PRIORITY,
                    List.of(),
                    List.of());
            List<TermsFault> found = new ArrayList<>(TermsRules.faults(terms));
            found.addAll(versions.add(terms));
            for (TermsFault fault : found) {
                String column = COLUMN_OF.getOrDefault(fault.path(), ID);
                String reason = column.equals(ID) && !fault.path().equals("id") ? fault.toString() : fault.message();
                // A fault of a stand-in for what cannot be read is none.
                if (!unreadable.contains(fault.path())) {
                    faults.add(columns.fault(row, column, reason));
                }
            }
            return found.isEmpty() && unreadable.isEmpty() ? Optional.of(terms) : Optional.empty();
        }

        private String provider() {
            String issuer = columns.text(row, "InvoiceIssuerName");
            String seller = columns.text(row, "ServiceProviderName");
            Optional<String> cloud = issuer == null ? Optional.empty() : ProviderName.cloud(issuer);
            if (cloud.isPresent()) {
                return cloud.get();
            }
            String name = seller == null ? issuer : seller;
            if (name != null) {
                return ProviderName.normalised(name);
            }
            unreadable("provider", ID, "names no provider; say whose commitments these are with --provider");
            return "";
        }

        private String category() {
            String category = required(CATEGORY);
            if (!category.isEmpty() && !category.equals("Spend") && !category.equals("Usage")) {
                unreadable("category", CATEGORY, "is not one of Spend, Usage");
            }
            return category;
        }

        private LocalDate day(String column) {
            String text = required(column);
            long ms = Timestamps.read(text.toCharArray(), 0, text.length());
            if (ms == Timestamps.NONE) {
                if (!text.isEmpty()) {
                    unreadable("term.end", column, "is not a timestamp such as 2026-05-01T00:00:00Z");
                }
                return LocalDate.EPOCH;
            }
            return LocalDate.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
        }

        private @Nullable BigDecimal amount(String column) {
            String text = columns.text(row, column);
            try {
                return text == null ? null : Amounts.parse(text);
            } catch (NumberFormatException refused) {
                unreadable("total", column, String.valueOf(refused.getMessage()));
                return null;
            }
        }

        private String required(String column) {
            String text = columns.text(row, column);
            if (text == null) {
                unreadable(RULE_PATH_OF.getOrDefault(column, column), column, "is blank");
                return "";
            }
            return text;
        }

        private void unreadable(String path, String column, String reason) {
            unreadable.add(path);
            faults.add(columns.fault(row, column, reason));
        }
    }
}
