package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /subjects}: registering, looking up, reading and deleting versions. */
final class SubjectRoutes {

    private final SchemaRegistry registry;

    SubjectRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/subjects", this::subjects);
        routes.post("/subjects/{subject}", this::lookUp);
        routes.delete("/subjects/{subject}", this::deleteSubject);
        routes.get("/subjects/{subject}/versions", this::versions);
        routes.post("/subjects/{subject}/versions", this::register);
        routes.get(
                "/subjects/{subject}/versions/{version}",
                request -> Wire.answer(request, Wire.VersionAnswer.of(version(request))));
        routes.get(
                "/subjects/{subject}/versions/{version}/schema",
                request -> request.contentType(Wire.CONTENT_TYPE)
                        .result(version(request).schema().canonicalString()));
        routes.get("/subjects/{subject}/versions/{version}/referencedby", this::referencedBy);
        routes.delete("/subjects/{subject}/versions/{version}", this::deleteVersion);
    }

    private void subjects(Context request) {
        String prefix = prefix(request);
        Visibility visibility = Visibility.of(request);
        List<String> names =
                registry.versions(version -> version.subject().startsWith(prefix) && visibility.shows(version)).stream()
                        .map(SubjectVersion::subject)
                        .distinct()
                        .toList();
        Wire.answer(request, names);
    }

    private void lookUp(Context request) {
        SubjectVersion found = registry.lookUp(subject(request), schema(request), Wire.flag(request, "deleted"));
        Wire.answer(request, Wire.VersionAnswer.of(found));
    }

    private void register(Context request) {
        Wire.SchemaRequest body = Wire.read(request, Wire.SchemaRequest.class);
        if (isChosen(body.id()) || isChosen(body.version())) {
            throw RegistryError.OPERATION_NOT_PERMITTED.because(
                    "ids and versions are given by the registry; there is no import mode here");
        }
        AvroSchema schema = SchemaParser.parse(body, Wire.flag(request, "normalize"));
        Wire.answer(request, new Wire.IdAnswer(registry.register(subject(request), schema)));
    }

    private void versions(Context request) {
        Visibility visibility = Visibility.of(request);
        List<Integer> numbers = registry.versionsOf(subject(request), visibility != Visibility.LIVE).stream()
                .filter(visibility::shows)
                .map(SubjectVersion::version)
                .toList();
        Wire.answer(request, numbers);
    }

    private void referencedBy(Context request) {
        version(request);
        Wire.answer(request, List.of());
    }

    private void deleteVersion(Context request) {
        Wire.answer(
                request, registry.deleteVersion(subject(request), number(request), Wire.flag(request, "permanent")));
    }

    private void deleteSubject(Context request) {
        Wire.answer(request, registry.deleteSubject(subject(request), Wire.flag(request, "permanent")));
    }

    private SubjectVersion version(Context request) {
        return registry.version(subject(request), number(request), Wire.flag(request, "deleted"));
    }

    private static AvroSchema schema(Context request) {
        return SchemaParser.parse(Wire.read(request, Wire.SchemaRequest.class), Wire.flag(request, "normalize"));
    }

    private static boolean isChosen(@Nullable Integer number) {
        return number != null && number > 0;
    }

    private static String prefix(Context request) {
        String prefix = request.queryParam("subjectPrefix");
        return prefix == null ? "" : prefix;
    }

    private static String subject(Context request) {
        return request.pathParam("subject");
    }

    private static VersionNumber number(Context request) {
        return VersionNumber.parse(request.pathParam("version"));
    }
}
