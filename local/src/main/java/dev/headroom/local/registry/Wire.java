package dev.headroom.local.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of requests and answers, with the names of the interface. */
final class Wire {

    /** The interface's own media type. */
    static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    /** A schema somebody sends. What we do not support is read, in order to be refused. */
    record SchemaRequest(
            @Nullable String schema,
            @Nullable String schemaType,
            @Nullable List<JsonNode> references,
            @Nullable JsonNode metadata,
            @Nullable JsonNode ruleSet,
            @Nullable Integer id,
            @Nullable Integer version) {}

    record ConfigRequest(@Nullable String compatibility) {}

    record IdAnswer(int id) {}

    record SchemaAnswer(String schema) {}

    record SubjectVersionAnswer(String subject, int version) {}

    record VersionAnswer(String subject, int version, int id, String schema) {

        static VersionAnswer of(SubjectVersion version) {
            return new VersionAnswer(
                    version.subject(),
                    version.version(),
                    version.id(),
                    version.schema().canonicalString());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompatibilityAnswer(
            @JsonProperty("is_compatible") boolean isCompatible,
            @Nullable List<String> messages) {}

    record LevelAnswer(String compatibilityLevel) {}

    record LevelSetAnswer(String compatibility) {}

    record ModeAnswer(String mode) {}

    record ErrorAnswer(@JsonProperty("error_code") int errorCode, String message) {}

    /** The request's body, refused when it is not the JSON asked for. */
    static <T> T read(Context request, Class<T> type) {
        try {
            T body = JSON.readValue(request.body(), type);
            if (body != null) {
                return body;
            }
        } catch (JsonProcessingException malformed) {
            throw new RegistryException(
                    RegistryError.MALFORMED_REQUEST,
                    "the request's body cannot be read: " + malformed.getOriginalMessage(),
                    malformed);
        }
        throw RegistryError.MALFORMED_REQUEST.because("the request has no body");
    }

    static void answer(Context request, Object body) {
        try {
            request.contentType(CONTENT_TYPE).result(JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void refuse(Context request, int status, int errorCode, String message) {
        request.status(status);
        answer(request, new ErrorAnswer(errorCode, message));
    }

    /** A query parameter that is true when it says so. */
    static boolean flag(Context request, String name) {
        return Boolean.parseBoolean(request.queryParam(name));
    }
}
