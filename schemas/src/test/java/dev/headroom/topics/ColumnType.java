package dev.headroom.topics;

import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * How a field reads as a column: its schema without the null branch, and the words the data dictionary has for it.
 *
 * @param schema what a value that is not null has
 * @param nullable whether the field is a union of null and {@code schema}
 */
record ColumnType(Schema schema, boolean nullable) {

    static ColumnType of(Schema schema) {
        List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
        if (branches.size() == 2 && branches.get(0).getType() == Schema.Type.NULL) {
            return new ColumnType(branches.get(1), true);
        }
        return new ColumnType(schema, false);
    }

    /** For instance {@code timestamp}, {@code decimal(38,18)}, {@code list of TermsPeriod}. */
    String words() {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return "day".equals(schema.getProp("headroom.format")) ? "timestamp (day)" : "timestamp";
        }
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case RECORD -> schema.getName();
            case ENUM -> "enum " + String.join(", ", schema.getEnumSymbols());
            case ARRAY -> "list of " + of(schema.getElementType()).words();
            case MAP -> "map of " + of(schema.getValueType()).words();
            default -> schema.getType().getName();
        };
    }

    /** The record a column holds, alone or in a list. */
    Optional<Schema> nestedRecord() {
        return switch (schema.getType()) {
            case RECORD -> Optional.of(schema);
            case ARRAY -> of(schema.getElementType()).nestedRecord();
            default -> Optional.empty();
        };
    }
}
