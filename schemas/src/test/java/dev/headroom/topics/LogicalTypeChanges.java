package dev.headroom.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * What Avro's own compatibility rules do not see: the bytes of {@code decimal(38,18)} also read as {@code decimal(38,12)}, a
 * million times as much. A column that keeps its name keeps its logical type.
 */
final class LogicalTypeChanges {

    private final Map<String, String> types = new TreeMap<>();

    private LogicalTypeChanges() {}

    /** Every column whose logical type differs, a line each. */
    static List<String> between(Schema former, Schema current) {
        Map<String, String> before = collect(former);
        Map<String, String> after = collect(current);
        List<String> changes = new ArrayList<>();
        before.forEach((path, type) -> {
            String now = after.get(path);
            if (now != null && !now.equals(type)) {
                changes.add("%s was %s and is %s".formatted(path, type, now));
            }
        });
        return changes;
    }

    private static Map<String, String> collect(Schema schema) {
        LogicalTypeChanges walk = new LogicalTypeChanges();
        walk.visit("", schema);
        return walk.types;
    }

    private void visit(String path, Schema schema) {
        Schema plain = ColumnType.of(schema).schema();
        switch (plain.getType()) {
            case RECORD -> plain.getFields().forEach(field -> visit(path + "." + field.name(), field.schema()));
            case ARRAY -> visit(path + "[]", plain.getElementType());
            case MAP -> visit(path + "{}", plain.getValueType());
            default -> types.put(path, plain.getLogicalType() == null ? "plain" : new ColumnType(plain, false).words());
        }
    }
}
