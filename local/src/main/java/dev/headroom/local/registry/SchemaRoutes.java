package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** {@code /schemas}: schemas by id, and where they are used. */
final class SchemaRoutes {

    private final SchemaRegistry registry;

    SchemaRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/schemas/types", request -> Wire.answer(request, List.of(AvroSchema.TYPE)));
        routes.get(
                "/schemas/ids/{id}",
                request -> Wire.answer(
                        request, new Wire.SchemaAnswer(schema(request).canonicalString())));
        routes.get(
                "/schemas/ids/{id}/schema",
                request -> request.contentType(Wire.CONTENT_TYPE)
                        .result(schema(request).canonicalString()));
        routes.get(
                "/schemas/ids/{id}/subjects",
                request -> Wire.answer(
                        request,
                        uses(request).stream()
                                .map(SubjectVersion::subject)
                                .distinct()
                                .toList()));
        routes.get(
                "/schemas/ids/{id}/versions",
                request -> Wire.answer(
                        request,
                        uses(request).stream()
                                .map(use -> new Wire.SubjectVersionAnswer(use.subject(), use.version()))
                                .toList()));
    }

    private AvroSchema schema(Context request) {
        return registry.schema(id(request));
    }

    private List<SubjectVersion> uses(Context request) {
        int id = id(request);
        registry.schema(id);
        Visibility visibility = Visibility.of(request);
        return registry.versions(version -> version.id() == id && visibility.shows(version));
    }

    private static int id(Context request) {
        String text = request.pathParam("id");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new RegistryException(
                    RegistryError.SCHEMA_NOT_FOUND, "'" + text + "' is not the id of a schema", notANumber);
        }
    }
}
