package dev.headroom.cli.failover;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** Fields of rows of {@code failover_state} and {@code failover_triggers}. */
final class StateRows {

    private StateRows() {}

    /** The latest tick that any row was computed at: <em>now</em>, as far as failover has come. */
    static Optional<Instant> newestAsOf(Collection<GenericRecord> rows) {
        return rows.stream().map(row -> instant(row, "as_of")).max(Instant::compareTo);
    }

    static Instant instant(GenericRecord row, String field) {
        return Instant.ofEpochMilli(whole(row, field));
    }

    static long whole(GenericRecord row, String field) {
        return number(row, field).longValue();
    }

    static Number number(GenericRecord row, String field) {
        return (Number) Objects.requireNonNull(row.get(field), field);
    }

    /** The text of a field; empty where it is null. */
    static String text(GenericRecord row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString();
    }

    /** {@code target_provider/target_region}; empty where there is no target. */
    static String target(GenericRecord row) {
        return place(row, "target_provider", "target_region");
    }

    /** {@code from_provider/from_region} of a trigger; empty where load is in its region. */
    static String from(GenericRecord trigger) {
        return place(trigger, "from_provider", "from_region");
    }

    private static String place(GenericRecord row, String providerField, String regionField) {
        String region = text(row, regionField);
        return region.isEmpty() ? "" : text(row, providerField) + "/" + region;
    }
}
