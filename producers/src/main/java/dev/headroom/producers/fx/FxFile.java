package dev.headroom.producers.fx;

import dev.headroom.events.FxRate;
import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.csv.Amounts;
import dev.headroom.producers.csv.DelimitedFile;
import dev.headroom.producers.csv.FlatRecord;
import dev.headroom.producers.csv.NamedColumns;
import dev.headroom.serde.Decimals;
import dev.headroom.terms.CurrencyCodes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of exchange rates with the columns {@code date}, {@code currency} and {@code usd_per_unit}: how many US dollars one
 * unit of the currency was worth on that day. A rate given twice counts once; two different rates for one day are a fault.
 */
public final class FxFile {

    private static final String DATE = "date";
    private static final String CURRENCY = "currency";
    private static final String RATE = "usd_per_unit";

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, BigDecimal> rates = new LinkedHashMap<>();
    private final List<FxRate> records = new ArrayList<>();

    private FxFile() {}

    /**
     * The rates of a file, each once, in its order.
     *
     * @throws ImportException listing every fault with its place
     */
    public static List<FxRate> read(Path file) {
        FxFile reading = new FxFile();
        try (DelimitedFile content = DelimitedFile.open(file, null)) {
            NamedColumns columns = new NamedColumns(content, List.of(DATE, CURRENCY, RATE));
            for (FlatRecord row = content.next(); row != null; row = content.next()) {
                reading.add(columns, row);
            }
        }
        int faults = reading.faults.size();
        if (faults > 0) {
            throw new ImportException(
                    file.getFileName() + ": nothing was loaded: " + (faults == 1 ? "1 fault" : faults + " faults"),
                    reading.faults.stream().map(Fault::toString).toList());
        }
        return List.copyOf(reading.records);
    }

    private void add(NamedColumns columns, FlatRecord row) {
        Fault shape = columns.shapeFault(row);
        if (shape != null) {
            faults.add(shape);
            return;
        }
        LocalDate date = date(columns, row);
        String currency = columns.text(row, CURRENCY);
        if (currency == null || !CurrencyCodes.isKnown(currency)) {
            faults.add(columns.fault(row, CURRENCY, "is not an ISO 4217 currency code in capital letters"));
        }
        BigDecimal rate = rate(columns, row, "USD".equals(currency));
        if (date == null || currency == null || rate == null) {
            return;
        }
        BigDecimal before = rates.putIfAbsent(currency + " " + date, rate);
        if (before == null) {
            records.add(new FxRate(currency, date, Decimals.toBytes(rate)));
        } else if (before.compareTo(rate) != 0) {
            faults.add(columns.fault(
                    row,
                    RATE,
                    "differs from " + Decimals.toText(before) + ", given for " + currency + " on " + date + " before"));
        }
    }

    private @Nullable LocalDate date(NamedColumns columns, FlatRecord row) {
        String text = columns.text(row, DATE);
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException notOne) {
            faults.add(columns.fault(row, DATE, "is not a date such as 2026-01-31"));
            return null;
        }
    }

    private @Nullable BigDecimal rate(NamedColumns columns, FlatRecord row, boolean dollar) {
        String text = columns.text(row, RATE);
        String reason;
        try {
            BigDecimal rate = Amounts.parse(text == null ? "" : text);
            if (rate.signum() > 0 && (!dollar || rate.compareTo(BigDecimal.ONE) == 0)) {
                return rate;
            }
            reason = rate.signum() > 0 ? "must be 1: it is dollars for one dollar" : "must be above 0";
        } catch (NumberFormatException refused) {
            reason = String.valueOf(refused.getMessage());
        }
        faults.add(columns.fault(row, RATE, reason));
        return null;
    }
}
