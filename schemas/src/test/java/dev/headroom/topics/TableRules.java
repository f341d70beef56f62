package dev.headroom.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rules that make an output topic a table for every SQL engine and connector: flat records, key columns with names of their
 * own, plain types, money in micros with a unit, and a value that is complete without its key.
 */
final class TableRules {

    private static final Set<Schema.Type> PLAIN =
            Set.of(Schema.Type.STRING, Schema.Type.BOOLEAN, Schema.Type.INT, Schema.Type.LONG, Schema.Type.DOUBLE);
    private static final String HASHED_KEY = "key_cell";

    private final @Nullable Schema key;
    private final Schema value;
    private final List<String> faults = new ArrayList<>();

    private TableRules(@Nullable Schema key, Schema value) {
        this.key = key;
        this.value = value;
    }

    /** Every rule the pair of schemas breaks, a line each; empty when it is a good table. */
    static List<String> faultsOf(Schema key, Schema value) {
        TableRules rules = new TableRules(key, value);
        rules.checkRecord(key);
        return rules.check();
    }

    /** The same for a log whose records have no key. */
    static List<String> faultsOf(Schema value) {
        return new TableRules(null, value).check();
    }

    private List<String> check() {
        checkRecord(value);
        if (faults.isEmpty()) {
            if (key != null) {
                checkKey(key);
            }
            checkMoney();
            checkProvenance();
        }
        return faults;
    }

    private void checkRecord(Schema record) {
        if (record.getType() != Schema.Type.RECORD) {
            faults.add(record.getName() + " is no record");
            return;
        }
        if (record.getName().contains("Envelope")) {
            faults.add(record.getName() + " would be taken for a change-data-capture envelope");
        }
        if (record.getDoc() == null) {
            faults.add(record.getName() + " has no doc");
        }
        record.getFields().forEach(this::checkField);
    }

    private void checkField(Schema.Field field) {
        ColumnType column = ColumnType.of(field.schema());
        if (!field.name().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
            faults.add(field.name() + " is not lower_snake_case");
        }
        if (field.doc() == null || field.doc().isBlank()) {
            faults.add(field.name() + " has no doc");
        }
        if (!PLAIN.contains(column.schema().getType())) {
            faults.add(field.name() + " is a " + column.schema().getType().getName());
        }
        if (column.nullable() && field.defaultVal() != JsonProperties.NULL_VALUE) {
            faults.add(field.name() + " may be null but has not the default null");
        }
        String logical = logicalName(column.schema());
        if (!logical.isEmpty() && !logical.equals("timestamp-millis")) {
            faults.add(field.name() + " is a " + logical);
        }
    }

    private void checkKey(Schema key) {
        for (Schema.Field field : key.getFields()) {
            if (!field.name().startsWith("key_")) {
                faults.add("key field " + field.name() + " does not start with key_");
            } else if (!field.name().equals(HASHED_KEY)) {
                checkRepeated(field);
            }
            if (ColumnType.of(field.schema()).nullable()) {
                faults.add("key field " + field.name() + " may be null");
            }
            if (value.getField(field.name()) != null) {
                faults.add(field.name() + " is a column of key and value");
            }
        }
    }

    private void checkRepeated(Schema.Field keyField) {
        String column = keyField.name().substring("key_".length());
        Schema.Field repeated = value.getField(column);
        if (repeated == null || !sameType(keyField.schema(), repeated.schema())) {
            faults.add("the value does not repeat " + keyField.name() + " as " + column);
        }
    }

    private void checkMoney() {
        Set<String> money = value.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> name.matches(".*_micros(_per_.*)?"))
                .collect(Collectors.toSet());
        for (String column : money) {
            if (typeOf(column).getType() != Schema.Type.LONG) {
                faults.add(column + " is not a long");
            }
        }
        Schema.Field unit = value.getField("unit");
        if (!money.isEmpty() && (unit == null || unit.schema().getType() != Schema.Type.STRING)) {
            faults.add("amounts without a unit column");
        }
    }

    private void checkProvenance() {
        if (!isRequired("as_of", Schema.Type.LONG)
                || !logicalName(typeOf("as_of")).equals("timestamp-millis")) {
            faults.add("as_of is not a timestamp-millis");
        }
        if (!isRequired("version", Schema.Type.LONG)) {
            faults.add("version is not a long");
        }
    }

    private boolean isRequired(String column, Schema.Type type) {
        Schema.Field field = value.getField(column);
        return field != null && field.schema().getType() == type;
    }

    private Schema typeOf(String column) {
        return ColumnType.of(value.getField(column).schema()).schema();
    }

    private static boolean sameType(Schema one, Schema other) {
        return one.getType() == other.getType() && logicalName(one).equals(logicalName(other));
    }

    /** The property rather than the parsed type: an unknown or ill-placed one does not parse and must still be seen. */
    private static String logicalName(Schema schema) {
        return Objects.requireNonNullElse(schema.getProp("logicalType"), "");
    }
}
