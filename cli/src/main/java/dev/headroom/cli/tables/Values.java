package dev.headroom.cli.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.serde.Decimals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Values of generic records as JSON and as text, the same in both: numbers in full, decimals as exact text, days as {@code
 * 2025-04-10}, instants as {@code 2025-04-01T00:00:00Z}. In text a nested value is its JSON.
 */
final class Values {

    private static final String FORMAT_PROPERTY = "headroom.format";
    private static final String DAY_FORMAT = "day";
    private static final JsonFactory JSON = new JsonFactory();

    private Values() {}

    /** Writes a value of that schema. */
    static void writeJson(JsonGenerator json, Schema schema, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        Schema type = withoutNull(schema);
        switch (type.getType()) {
            case RECORD -> writeRecord(json, (GenericRecord) value);
            case ARRAY -> writeArray(json, type.getElementType(), (Collection<?>) value);
            case MAP -> writeMap(json, type.getValueType(), (Map<?, ?>) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case DOUBLE, FLOAT -> json.writeNumber(((Number) value).doubleValue());
            case INT, LONG -> writeWhole(json, type, ((Number) value).longValue());
            default -> json.writeString(scalar(type, value));
        }
    }

    /** Writes the fields of a record in the order of its schema. */
    static void writeRecord(JsonGenerator json, GenericRecord record) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            writeJson(json, field.schema(), record.get(field.pos()));
        }
        json.writeEndObject();
    }

    /** The text of a value of that schema; null for null. */
    static @Nullable String text(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Schema type = withoutNull(schema);
        return switch (type.getType()) {
            case RECORD, ARRAY, MAP -> json(type, value);
            default -> scalar(type, value);
        };
    }

    /** What a nullable type is when it is not null. */
    static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    /** Whether values are numbers, and not days or instants. */
    static boolean isNumeric(Schema schema) {
        Schema type = withoutNull(schema);
        return switch (type.getType()) {
            case INT, LONG -> !isTime(type);
            case DOUBLE, FLOAT -> true;
            case BYTES -> type.getLogicalType() instanceof LogicalTypes.Decimal;
            default -> false;
        };
    }

    private static String scalar(Schema type, Object value) {
        return switch (type.getType()) {
            case INT, LONG -> isTime(type) ? time(type, ((Number) value).longValue()) : value.toString();
            case BYTES -> bytes(type, (ByteBuffer) value);
            default -> value.toString();
        };
    }

    private static void writeWhole(JsonGenerator json, Schema type, long value) throws IOException {
        if (isTime(type)) {
            json.writeString(time(type, value));
        } else {
            json.writeNumber(value);
        }
    }

    private static void writeArray(JsonGenerator json, Schema element, Collection<?> values) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            writeJson(json, element, value);
        }
        json.writeEndArray();
    }

    private static void writeMap(JsonGenerator json, Schema element, Map<?, ?> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            writeJson(json, element, entry.getValue());
        }
        json.writeEndObject();
    }

    private static boolean isTime(Schema type) {
        LogicalType logical = type.getLogicalType();
        return logical instanceof LogicalTypes.TimestampMillis || logical instanceof LogicalTypes.Date;
    }

    private static String time(Schema type, long value) {
        if (type.getLogicalType() instanceof LogicalTypes.Date) {
            return LocalDate.ofEpochDay(value).toString();
        }
        Instant instant = Instant.ofEpochMilli(value);
        return DAY_FORMAT.equals(type.getProp(FORMAT_PROPERTY))
                ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
                : instant.toString();
    }

    private static String bytes(Schema type, ByteBuffer value) {
        byte[] copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        return type.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? Decimals.toText(new BigDecimal(new BigInteger(copy), decimal.getScale()))
                : java.util.HexFormat.of().formatHex(copy);
    }

    private static String json(Schema type, Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writeJson(json, type, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Objects.requireNonNull(text.toString());
    }
}
