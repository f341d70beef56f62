package dev.headroom.cli.tables;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record key that can be compared: its fields in the order of the schema, texts by code point, null before anything. Two keys are
 * equal when all their fields are, whatever schema version wrote them.
 */
record RowKey(List<Object> parts) implements Comparable<RowKey> {

    private static final String NULL = "";

    /** The key in a decoded record. */
    static RowKey of(GenericRecord key) {
        List<Object> parts = new ArrayList<>();
        for (Schema.Field field : key.getSchema().getFields()) {
            parts.add(comparable(key.get(field.pos())));
        }
        return new RowKey(List.copyOf(parts));
    }

    @Override
    public int compareTo(RowKey other) {
        int common = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < common; i++) {
            int order = compare(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    private static Object comparable(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return value instanceof ByteBuffer bytes ? bytes.duplicate() : value.toString();
    }

    private static int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof ByteBuffer a && right instanceof ByteBuffer b) {
            return a.compareTo(b);
        }
        return compareCodePoints(left.toString(), right.toString());
    }

    /** UTF-16 order and code point order differ where a character beyond U+FFFF meets one from U+E000 on. */
    static int compareCodePoints(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
