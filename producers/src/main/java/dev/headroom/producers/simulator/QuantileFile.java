package dev.headroom.producers.simulator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.simulator.LoadDistribution.Quantile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with the columns {@code quantile} (0 to 1), {@code gpu_util_percent} (0 to 100) and {@code gpu_power_watts}, in rising
 * order, from quantile 0 to quantile 1.
 */
final class QuantileFile {

    private static final List<String> COLUMNS = List.of("quantile", "gpu_util_percent", "gpu_power_watts");
    private static final double[] HIGHEST = {1, 100, 10_000};

    private final String name;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Quantile> quantiles = new ArrayList<>();
    private final double[] before = {0, 0, 0};

    private QuantileFile(String name) {
        this.name = name;
    }

    /**
     * The rows of a file.
     *
     * @throws ImportException listing every fault with its line
     */
    static List<Quantile> read(String name, Reader content) {
        QuantileFile file = new QuantileFile(name);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(content)) {
            rows.forEach(file::add);
        } catch (CsvParseException | IOException broken) {
            throw new ImportException(name + ": cannot be read as CSV: " + broken.getMessage(), broken);
        }
        return file.checked();
    }

    private void add(NamedCsvRecord row) {
        double[] values = new double[COLUMNS.size()];
        int found = faults.size();
        for (int i = 0; i < values.length; i++) {
            String text = row.findField(COLUMNS.get(i)).orElse(null);
            Double value = number(text);
            String reason = text == null
                    ? "is missing"
                    : value == null || value < 0 || value > HIGHEST[i]
                            ? "is not a number from 0 to " + (long) HIGHEST[i]
                            : value < before[i] ? "is below the one before; quantiles rise" : null;
            if (reason == null && value != null) {
                values[i] = value;
            } else {
                faults.add(new Fault(name, row.getStartingLineNumber(), COLUMNS.get(i), text, String.valueOf(reason)));
            }
        }
        if (faults.size() == found) {
            System.arraycopy(values, 0, before, 0, values.length);
            quantiles.add(new Quantile(values[0], values[1], values[2]));
        }
    }

    private List<Quantile> checked() {
        if (faults.isEmpty()
                && (quantiles.size() < 2
                        || quantiles.get(0).quantile() != 0
                        || quantiles.get(quantiles.size() - 1).quantile() != 1)) {
            throw new ImportException(name + ": must have a first row for quantile 0 and a last one for quantile 1");
        }
        if (!faults.isEmpty()) {
            throw new ImportException(
                    name + ": nothing was simulated: " + (faults.size() == 1 ? "1 fault" : faults.size() + " faults"),
                    faults.stream().map(Fault::toString).toList());
        }
        return List.copyOf(quantiles);
    }

    private static @Nullable Double number(@Nullable String text) {
        try {
            return text == null ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException notOne) {
            return null;
        }
    }
}
