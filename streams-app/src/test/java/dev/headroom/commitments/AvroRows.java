package dev.headroom.commitments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Rows of output tables as the oracle writes them: by column name, whole numbers as Long, days as ISO text. */
final class AvroRows {

    private AvroRows() {}

    static Map<String, @Nullable Object> columns(SpecificRecord row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            columns.put(field.name(), plain(field.schema(), row.get(field.pos())));
        }
        return columns;
    }

    private static @Nullable Object plain(Schema schema, @Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Instant instant && isDay(schema)) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
        return value;
    }

    private static boolean isDay(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream().anyMatch(AvroRows::isDay)
                : "day".equals(schema.getProp("headroom.format"));
    }
}
