package dev.headroom.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what somebody sends into a schema, or says why not. */
final class SchemaParser {

    private SchemaParser() {}

    /**
     * The schema in a request.
     *
     * @param normalize whether schemas that differ only in irrelevant ways become one
     */
    static AvroSchema parse(Wire.SchemaRequest request, boolean normalize) {
        requireSupported(request);
        if (request.schema() == null || request.schema().isBlank()) {
            throw RegistryError.INVALID_SCHEMA.because("the request has no schema");
        }
        try {
            // "New" makes Avro check default values against their types.
            AvroSchema schema = new AvroSchema(request.schema(), List.of(), Map.of(), null, true);
            return normalize ? schema.normalize() : schema;
        } catch (RuntimeException unparsable) {
            throw new RegistryException(
                    RegistryError.INVALID_SCHEMA, "this is no Avro schema: " + unparsable.getMessage(), unparsable);
        }
    }

    private static void requireSupported(Wire.SchemaRequest request) {
        if (request.schemaType() != null && !request.schemaType().equals(AvroSchema.TYPE)) {
            throw RegistryError.INVALID_SCHEMA.because(
                    "schema type " + request.schemaType() + " is not supported here; only " + AvroSchema.TYPE + " is");
        }
        if (request.references() != null && !request.references().isEmpty()) {
            throw RegistryError.INVALID_SCHEMA.because(
                    "schema references are not supported here; put the referenced types into the schema");
        }
        if (isGiven(request.metadata()) || isGiven(request.ruleSet())) {
            throw RegistryError.INVALID_SCHEMA.because("metadata and rules of a schema are not supported here");
        }
    }

    private static boolean isGiven(@Nullable JsonNode node) {
        return node != null && !node.isNull();
    }
}
