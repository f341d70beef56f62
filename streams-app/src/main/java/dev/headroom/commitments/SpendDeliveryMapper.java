package dev.headroom.commitments;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.SpendDelivery;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The part of the spend log that intake reads: everything but the columns that decide nothing. Making those only to forget them
 * would take a third of the time of reading.
 */
final class SpendDeliveryMapper {

    private static final String ROWS = "rows";
    private static final String OTHER_COLUMNS = "other_columns";

    private SpendDeliveryMapper() {}

    /** The schema of the spend log without {@code other_columns}, the last field of a row. */
    static Schema projection() {
        Schema rowType = without(ChargeRow.getClassSchema(), OTHER_COLUMNS);
        Schema delivery = SpendDelivery.getClassSchema();
        return copy(
                delivery,
                delivery.getFields().stream()
                        .map(field -> field.name().equals(ROWS)
                                ? new Schema.Field(field, Schema.createArray(rowType))
                                : new Schema.Field(field, field.schema()))
                        .toList());
    }

    private static Schema without(Schema record, String name) {
        return copy(
                record,
                record.getFields().stream()
                        .filter(field -> !field.name().equals(name))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
    }

    private static Schema copy(Schema record, List<Schema.Field> fields) {
        return Schema.createRecord(record.getName(), record.getDoc(), record.getNamespace(), false, fields);
    }
}
