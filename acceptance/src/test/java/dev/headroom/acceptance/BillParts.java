package dev.headroom.acceptance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A bill rewritten: the same rows in other files. */
final class BillParts {

    private final List<String> header;
    private final List<List<String>> rows;

    private BillParts(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    static BillParts of(Path bill) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(bill)) {
            reader.forEach(record -> records.add(record.getFields()));
        }
        return new BillParts(records.get(0), records.subList(1, records.size()));
    }

    /** The rows in an order of chance, the same for the same seed. */
    BillParts shuffled(long seed) {
        List<List<String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return new BillParts(header, shuffled);
    }

    /** Every {@code parts}-th row, from row number {@code part}, counted from 0, on. */
    BillParts part(int part, int parts) {
        List<List<String>> chosen = new ArrayList<>();
        for (int row = part; row < rows.size(); row += parts) {
            chosen.add(rows.get(row));
        }
        return new BillParts(header, chosen);
    }

    Path writeTo(Path file) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        }
        return file;
    }
}
