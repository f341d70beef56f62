package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;

/**
 * A schema as a version of a subject.
 *
 * @param version 1 for the first of its subject
 * @param id of the schema, the same in every subject that has it
 * @param deleted hidden, but still there for who reads old records
 */
record SubjectVersion(String subject, int version, int id, AvroSchema schema, boolean deleted) {

    SubjectVersion softDeleted() {
        return new SubjectVersion(subject, version, id, schema, true);
    }

    /** Whether the schema is the same text in canonical form, documentation included: then it is the same schema. */
    boolean holds(AvroSchema other) {
        return schema.canonicalString().equals(other.canonicalString());
    }
}
