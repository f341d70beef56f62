package dev.headroom.cli.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: the row, or where several tables are printed the name of its table and the row. */
public final class JsonRows implements RowFormat {

    private final JsonGenerator json;
    private final @Nullable String table;

    /** Rows by themselves; {@code out} stays open. */
    public JsonRows(Writer out) {
        this(out, null);
    }

    JsonRows(Writer out, @Nullable String table) {
        this.table = table;
        try {
            json = new JsonFactory()
                    .createGenerator(out)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.setRootValueSeparator(null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void row(GenericRecord value) {
        try {
            if (table == null) {
                Values.writeRecord(json, value);
            } else {
                json.writeStartObject();
                json.writeStringField("table", table);
                json.writeFieldName("row");
                Values.writeRecord(json, value);
                json.writeEndObject();
            }
            json.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Hands on to the writer what was printed so far. */
    public void flush() {
        try {
            json.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
