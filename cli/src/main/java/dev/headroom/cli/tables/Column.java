package dev.headroom.cli.tables;

import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * A column of a table for people.
 *
 * @param header what stands above it
 * @param right whether it is aligned to the right
 * @param free whether it is free text, which may be cut
 * @param text the cell of a row
 */
public record Column(String header, boolean right, boolean free, Function<GenericRecord, String> text) {

    /** A column of one field. */
    public static Column of(Schema.Field field, String header) {
        return new Column(
                header, Values.isNumeric(field.schema()), isFreeText(field.schema()), row -> HumanText.of(field, row));
    }

    /** A column of one field under another header. */
    public static Column of(Schema schema, String field, String header) {
        return of(Objects.requireNonNull(schema.getField(field), field), header);
    }

    /** The cell of a row, on one line and without control characters, which would move the cursor of a terminal. */
    public String cell(GenericRecord row) {
        return text.apply(row).replaceAll("\\p{Cntrl}+", " ");
    }

    private static boolean isFreeText(Schema schema) {
        return switch (Values.withoutNull(schema).getType()) {
            case STRING, RECORD, ARRAY, MAP -> true;
            default -> false;
        };
    }
}
