package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /compatibility}, {@code /config} and {@code /mode}: which schema may follow which. */
final class CompatibilityRoutes {

    private static final Wire.ModeAnswer ONLY_MODE = new Wire.ModeAnswer("READWRITE");

    private final SchemaRegistry registry;

    CompatibilityRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/compatibility/subjects/{subject}/versions/{version}", this::testAgainstVersion);
        routes.post("/compatibility/subjects/{subject}/versions", this::testAgainstSubject);
        routes.get("/config", request -> answerLevel(request, registry.globalLevel()));
        routes.put("/config", request -> setLevel(request, null));
        routes.delete("/config", request -> {
            registry.resetLevel(null);
            answerLevel(request, registry.globalLevel());
        });
        routes.get("/config/{subject}", this::level);
        routes.put("/config/{subject}", request -> setLevel(request, subject(request)));
        routes.delete("/config/{subject}", this::resetLevel);
        routes.get("/mode", request -> Wire.answer(request, ONLY_MODE));
        routes.get("/mode/{subject}", this::mode);
    }

    private void testAgainstVersion(Context request) {
        AvroSchema schema = schema(request);
        VersionNumber number = VersionNumber.parse(request.pathParam("version"));
        List<SubjectVersion> known = live(request);
        if (number.isLatest() && known.isEmpty()) {
            answerConflicts(request, List.of());
        } else {
            SubjectVersion version = registry.version(subject(request), number, false);
            answerConflicts(request, registry.conflicts(subject(request), schema, List.of(version)));
        }
    }

    private void testAgainstSubject(Context request) {
        answerConflicts(request, registry.conflicts(subject(request), schema(request), live(request)));
    }

    private void level(Context request) {
        Optional<CompatibilityLevel> level = registry.levelOf(subject(request));
        if (level.isEmpty() && !Wire.flag(request, "defaultToGlobal")) {
            throw noLevel(request);
        }
        answerLevel(request, level.orElseGet(registry::globalLevel));
    }

    private void setLevel(Context request, @Nullable String subject) {
        String name = Wire.read(request, Wire.ConfigRequest.class).compatibility();
        CompatibilityLevel level = name == null ? null : CompatibilityLevel.forName(name);
        if (level == null) {
            throw RegistryError.INVALID_LEVEL.because(
                    "compatibility '" + name + "' is none of " + Arrays.toString(CompatibilityLevel.values()));
        }
        registry.setLevel(subject, level);
        Wire.answer(request, new Wire.LevelSetAnswer(level.name()));
    }

    private void resetLevel(Context request) {
        CompatibilityLevel former = registry.levelOf(subject(request)).orElseThrow(() -> noLevel(request));
        registry.resetLevel(subject(request));
        answerLevel(request, former);
    }

    private void mode(Context request) {
        if (!Wire.flag(request, "defaultToGlobal")) {
            throw RegistryError.NO_MODE_OF_SUBJECT.because("subject '" + subject(request) + "' has no mode of its own");
        }
        Wire.answer(request, ONLY_MODE);
    }

    private List<SubjectVersion> live(Context request) {
        String subject = subject(request);
        return registry.versions(version -> version.subject().equals(subject) && !version.deleted());
    }

    private static AvroSchema schema(Context request) {
        return SchemaParser.parse(Wire.read(request, Wire.SchemaRequest.class), Wire.flag(request, "normalize"));
    }

    private static void answerConflicts(Context request, List<String> conflicts) {
        List<String> messages = Wire.flag(request, "verbose") ? conflicts : null;
        Wire.answer(request, new Wire.CompatibilityAnswer(conflicts.isEmpty(), messages));
    }

    private static void answerLevel(Context request, CompatibilityLevel level) {
        Wire.answer(request, new Wire.LevelAnswer(level.name()));
    }

    private static RegistryException noLevel(Context request) {
        return RegistryError.NO_LEVEL_OF_SUBJECT.because(
                "subject '" + subject(request) + "' has no compatibility level of its own");
    }

    private static String subject(Context request) {
        return request.pathParam("subject");
    }
}
