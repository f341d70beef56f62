package dev.headroom.cli.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.avro.generic.GenericRecord;

/** One JSON object a line. */
final class JsonRows implements RowFormat {

    private final JsonGenerator json;

    JsonRows(Writer out) {
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
            Values.writeRecord(json, value);
            json.writeRaw('\n');
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
