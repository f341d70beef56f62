package dev.headroom.cli.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** A header and a line a row, quoted as RFC 4180 says; null is empty, an empty text is {@code ""}. */
final class CsvRows implements RowFormat {

    private final CsvWriter csv;
    private final List<Schema.Field> columns;

    CsvRows(Writer out, Schema schema) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out);
        columns = schema.getFields();
        csv.writeRecord(columns.stream().map(Schema.Field::name).toList());
    }

    @Override
    public void row(GenericRecord value) {
        List<String> cells = new ArrayList<>();
        for (Schema.Field column : columns) {
            cells.add(Values.text(column.schema(), value.get(column.pos())));
        }
        csv.writeRecord(cells);
    }

    @Override
    public void close() {
        try {
            csv.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
