package dev.headroom.producers.focus;

import dev.headroom.producers.ImportException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds what. Columns are found by name, in any order.
 *
 * <p>Mandatory are the four costs, BillingCurrency, BillingPeriodStart, both ends of the charge period, ChargeCategory (all of
 * them mandatory in every FOCUS version) and at least one column that names a provider. A cost column that is missing altogether
 * is refused rather than taken as nought: a commitment measured by it would silently show no consumption.
 */
final class FocusHeader {

    private static final List<FocusColumn> MANDATORY = List.of(
            FocusColumn.BILLED_COST,
            FocusColumn.EFFECTIVE_COST,
            FocusColumn.CONTRACTED_COST,
            FocusColumn.LIST_COST,
            FocusColumn.BILLING_CURRENCY,
            FocusColumn.BILLING_PERIOD_START,
            FocusColumn.CHARGE_PERIOD_START,
            FocusColumn.CHARGE_PERIOD_END,
            FocusColumn.CHARGE_CATEGORY);

    private static final List<FocusColumn> PROVIDERS = List.of(
            FocusColumn.INVOICE_ISSUER_NAME,
            FocusColumn.PROVIDER_NAME,
            FocusColumn.SERVICE_PROVIDER_NAME,
            FocusColumn.PUBLISHER_NAME);

    private final List<String> names;
    private final @Nullable FocusColumn[] columns;
    private final Map<FocusColumn, Integer> index = new EnumMap<>(FocusColumn.class);

    private FocusHeader(List<String> names) {
        this.names = names;
        this.columns = new @Nullable FocusColumn[names.size()];
        for (int i = 0; i < columns.length; i++) {
            FocusColumn column = FocusColumn.named(names.get(i));
            columns[i] = column;
            if (column != null) {
                index.put(column, i);
            }
        }
    }

    /**
     * The header with these column names.
     *
     * @throws ImportException naming every mandatory column that is missing and every name that occurs twice
     */
    static FocusHeader of(String file, List<String> names) {
        FocusHeader header = new FocusHeader(names);
        List<String> faults = new ArrayList<>();
        List<String> missing = header.missing();
        if (!missing.isEmpty()) {
            faults.add("is missing the column" + (missing.size() == 1 ? " " : "s ") + String.join(", ", missing));
        }
        Set<String> twice = header.duplicates();
        if (!twice.isEmpty()) {
            faults.add("has more than one column " + String.join(", ", twice));
        }
        if (faults.isEmpty()) {
            return header;
        }
        throw new ImportException(file + ": the header " + String.join(" and ", faults) + hint(names));
    }

    /** Number of columns. */
    int size() {
        return columns.length;
    }

    /** Name of column {@code position} in the file. */
    String name(int position) {
        return names.get(position);
    }

    /** The FOCUS column at {@code position}, null for any other column. */
    @Nullable
    FocusColumn column(int position) {
        return columns[position];
    }

    /** Position of a column, −1 where the file has none. */
    int position(FocusColumn column) {
        return index.getOrDefault(column, -1);
    }

    /** Positions of the columns that name a provider, in the order in which they are looked at. */
    int[] providerPositions() {
        return PROVIDERS.stream().mapToInt(this::position).filter(at -> at >= 0).toArray();
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (FocusColumn column : MANDATORY) {
            if (!index.containsKey(column)) {
                missing.add(column.columnName());
            }
        }
        if (PROVIDERS.stream().noneMatch(index::containsKey)) {
            missing.add("InvoiceIssuerName (or ProviderName, ServiceProviderName, PublisherName)");
        }
        return missing;
    }

    private Set<String> duplicates() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < columns.length; i++) {
            FocusColumn column = columns[i];
            String name = column == null ? names.get(i) : column.columnName();
            if (!name.isEmpty() && !seen.add(name)) {
                twice.add(name);
            }
        }
        return twice;
    }

    private static String hint(List<String> names) {
        if (names.size() > 1) {
            return "; is it a FOCUS Cost and Usage file?";
        }
        return "; are its columns separated by commas? The first line is read as one column";
    }
}
