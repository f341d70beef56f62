package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;

/** Schemas of one record that grows. */
final class Schemas {

    /** The first one. */
    static final AvroSchema CHARGE = charge("{\"name\":\"amount\",\"type\":\"long\"}");

    /** A field with a default more: compatible both ways. */
    static final AvroSchema WITH_OPTIONAL_UNIT = charge("{\"name\":\"amount\",\"type\":\"long\"},"
            + "{\"name\":\"unit\",\"type\":[\"null\",\"string\"],\"default\":null}");

    /** A field without a default more: cannot read what {@link #CHARGE} wrote. */
    static final AvroSchema WITH_REQUIRED_UNIT =
            charge("{\"name\":\"amount\",\"type\":\"long\"},{\"name\":\"unit\",\"type\":\"string\"}");

    /** A field less: can read what {@link #CHARGE} wrote, but not the other way. */
    static final AvroSchema WITHOUT_AMOUNT = charge("");

    private Schemas() {}

    private static AvroSchema charge(String fields) {
        return new AvroSchema("{\"type\":\"record\",\"name\":\"Charge\",\"fields\":[" + fields + "]}");
    }
}
