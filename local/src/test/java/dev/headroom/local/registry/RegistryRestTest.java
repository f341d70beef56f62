package dev.headroom.local.registry;

import static dev.headroom.local.registry.RestCall.schema;
import static dev.headroom.local.registry.Schemas.CHARGE;
import static dev.headroom.local.registry.Schemas.WITH_OPTIONAL_UNIT;
import static dev.headroom.local.registry.Schemas.WITH_REQUIRED_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interface as it is on the wire: paths, codes, JSON. */
class RegistryRestTest {

    private static final String CHARGE_TEXT = CHARGE.canonicalString();

    @TempDir
    private Path directory;

    private RegistryServer server;
    private RestCall rest;

    @BeforeEach
    void start() {
        server = RegistryServer.start(directory, 0);
        rest = new RestCall(server);
        rest.post("/subjects/a/versions", schema(CHARGE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAnswerWithTheIdWhenASchemaIsRegistered() {
        RestCall.Answer answer = rest.post("/subjects/b/versions", schema(CHARGE));

        assertThat(answer).isEqualTo(new RestCall.Answer(200, "application/vnd.schemaregistry.v1+json", "{\"id\":1}"));
    }

    @Test
    void shouldAnswerWithSubjectVersionIdAndSchemaWhenAVersionIsRead() {
        String expected = "{\"subject\":\"a\",\"version\":1,\"id\":1,\"schema\":" + quoted(CHARGE_TEXT) + "}";

        assertThat(rest.get("/subjects/a/versions/1").body()).isEqualTo(expected);
        assertThat(rest.get("/subjects/a/versions/latest").body()).isEqualTo(expected);
        assertThat(rest.get("/subjects/a/versions/-1").body()).isEqualTo(expected);
        assertThat(rest.post("/subjects/a", schema(CHARGE)).body()).isEqualTo(expected);
        assertThat(rest.get("/subjects/a/versions/1/schema").body()).isEqualTo(CHARGE_TEXT);
        assertThat(rest.get("/subjects/a/versions/1/referencedby").body()).isEqualTo("[]");
    }

    @Test
    void shouldAnswerWithTheSchemaAndItsUsesWhenAskedById() {
        rest.post("/subjects/b/versions", schema(CHARGE));

        assertThat(rest.get("/schemas/ids/1").body()).isEqualTo("{\"schema\":" + quoted(CHARGE_TEXT) + "}");
        assertThat(rest.get("/schemas/ids/1/schema").body()).isEqualTo(CHARGE_TEXT);
        assertThat(rest.get("/schemas/ids/1/subjects").body()).isEqualTo("[\"a\",\"b\"]");
        assertThat(rest.get("/schemas/ids/1/versions").body())
                .isEqualTo("[{\"subject\":\"a\",\"version\":1},{\"subject\":\"b\",\"version\":1}]");
        assertThat(rest.get("/schemas/types").body()).isEqualTo("[\"AVRO\"]");
    }

    @Test
    void shouldListSubjectsByPrefixAndVisibility() {
        rest.post("/subjects/ab/versions", schema(CHARGE));
        rest.post("/subjects/b/versions", schema(CHARGE));
        rest.delete("/subjects/a");

        assertThat(rest.get("/subjects").body()).isEqualTo("[\"ab\",\"b\"]");
        assertThat(rest.get("/subjects?deleted=true").body()).isEqualTo("[\"a\",\"ab\",\"b\"]");
        assertThat(rest.get("/subjects?deletedOnly=true").body()).isEqualTo("[\"a\"]");
        assertThat(rest.get("/subjects?subjectPrefix=a").body()).isEqualTo("[\"ab\"]");
    }

    @Test
    void shouldAnswerWithWhatWasDeleted() {
        rest.post("/subjects/a/versions", schema(WITH_OPTIONAL_UNIT));

        assertThat(rest.delete("/subjects/a/versions/1").body()).isEqualTo("1");
        assertThat(rest.get("/subjects/a/versions").body()).isEqualTo("[2]");
        assertThat(rest.get("/subjects/a/versions?deleted=true").body()).isEqualTo("[1,2]");
        assertThat(rest.delete("/subjects/a").body()).isEqualTo("[2]");
        assertThat(rest.delete("/subjects/a?permanent=true").body()).isEqualTo("[1,2]");
    }

    @Test
    void shouldKeepLevelsGlobalAndPerSubject() {
        assertThat(rest.get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(rest.put("/config", "{\"compatibility\":\"full\"}").body())
                .isEqualTo("{\"compatibility\":\"FULL\"}");
        assertThat(rest.get("/config/a").refusal()).isEqualTo("404 40408");
        assertThat(rest.get("/config/a?defaultToGlobal=true").body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(rest.put("/config/a", "{\"compatibility\":\"NONE\"}").status())
                .isEqualTo(200);
        assertThat(rest.get("/config/a").body()).isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(rest.delete("/config/a").body()).isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(rest.delete("/config").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
    }

    @Test
    void shouldSayWhetherASchemaIsCompatibleAndWhy() {
        String path = "/compatibility/subjects/a/versions";

        assertThat(rest.post(path + "/latest", schema(WITH_OPTIONAL_UNIT)).body())
                .isEqualTo("{\"is_compatible\":true}");
        assertThat(rest.post(path + "/1", schema(WITH_REQUIRED_UNIT)).body()).isEqualTo("{\"is_compatible\":false}");
        JsonNode verbose =
                rest.post(path + "?verbose=true", schema(WITH_REQUIRED_UNIT)).json();
        assertThat(verbose.path("is_compatible").asBoolean(true)).isFalse();
        assertThat(verbose.path("messages").path(0).asText()).contains("unit");
        assertThat(rest.post("/compatibility/subjects/new/versions/latest", schema(CHARGE))
                        .body())
                .isEqualTo("{\"is_compatible\":true}");
        assertThat(rest.post(path + "/9", schema(CHARGE)).refusal()).isEqualTo("404 40402");
    }

    @Test
    void shouldBeReadWriteOnly() {
        assertThat(rest.get("/mode").body()).isEqualTo("{\"mode\":\"READWRITE\"}");
        assertThat(rest.get("/mode/a?defaultToGlobal=true").body()).isEqualTo("{\"mode\":\"READWRITE\"}");
        assertThat(rest.get("/mode/a").refusal()).isEqualTo("404 40409");
        assertThat(rest.put("/mode", "{\"mode\":\"IMPORT\"}").refusal()).isEqualTo("405 405");
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects/none/versions, 404 40401",
        "/subjects/none/versions/latest, 404 40401",
        "/subjects/a/versions/9, 404 40402",
        "/subjects/a/versions/first, 422 42202",
        "/schemas/ids/9, 404 40403",
        "/schemas/ids/nine, 404 40403",
        "/schemas/ids/9/versions, 404 40403",
        "/nowhere, 404 404",
    })
    void shouldRefuseWithItsCodeWhenWhatIsReadIsNotThere(String path, String refusal) {
        RestCall.Answer answer = rest.get(path);

        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().path("message").asText()).isNotBlank();
        assertThat(answer.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schema\":\"{\\\"type\\\":\\\"recor\\\"}\"} | 422 42201",
                "{\"schema\":\"\"} | 422 42201",
                "{} | 422 42201",
                "{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"JSON\"} | 422 42201",
                "{\"schema\":\"\\\"int\\\"\",\"references\":[{\"name\":\"x\"}]} | 422 42201",
                "{\"schema\":\"\\\"int\\\"\",\"metadata\":{\"tags\":{}}} | 422 42201",
                "{\"schema\":\"\\\"int\\\"\",\"ruleSet\":{}} | 422 42201",
                "{\"schema\":\"\\\"int\\\"\",\"id\":5} | 422 42205",
                "{\"schema\":\"\\\"string\\\"\"} | 409 409",
                "{\"schema\": | 400 400",
                "null | 400 400",
            })
    void shouldRefuseWithItsCodeWhenASchemaCannotBeRegistered(String body, String refusal) {
        assertThat(rest.post("/subjects/a/versions", body).refusal()).isEqualTo(refusal);
        assertThat(rest.get("/subjects/a/versions").body()).isEqualTo("[1]");
    }

    @Test
    void shouldRefuseWithItsCodeWhenALookupOrADeletionOrALevelIsWrong() {
        assertThat(rest.post("/subjects/a", schema(WITH_OPTIONAL_UNIT)).refusal())
                .isEqualTo("404 40403");
        assertThat(rest.post("/subjects/none", schema(CHARGE)).refusal()).isEqualTo("404 40401");
        assertThat(rest.delete("/subjects/none").refusal()).isEqualTo("404 40401");
        assertThat(rest.delete("/subjects/a?permanent=true").refusal()).isEqualTo("404 40405");
        assertThat(rest.delete("/subjects/a/versions/1?permanent=true").refusal())
                .isEqualTo("404 40407");
        rest.delete("/subjects/a");
        assertThat(rest.delete("/subjects/a").refusal()).isEqualTo("404 40404");
        assertThat(rest.delete("/subjects/a/versions/1").refusal()).isEqualTo("404 40406");
        assertThat(rest.put("/config", "{\"compatibility\":\"SOME\"}").refusal())
                .isEqualTo("422 42203");
        assertThat(rest.put("/config", "{}").refusal()).isEqualTo("422 42203");
        assertThat(rest.delete("/config/none").refusal()).isEqualTo("404 40408");
    }

    @Test
    void shouldTakeSchemasForOneOnlyWhenTheyAreNormalized() {
        // Given: the same properties in another order.
        String first = schema("{\"type\":\"long\",\"unit\":\"W\",\"basis\":\"IT\"}");
        String second = schema("{\"type\":\"long\",\"basis\":\"IT\",\"unit\":\"W\"}");
        int id = rest.post("/subjects/b/versions?normalize=true", first)
                .json()
                .path("id")
                .asInt();

        // When, Then
        assertThat(rest.post("/subjects/b?normalize=true", second)
                        .json()
                        .path("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(rest.post("/subjects/b/versions?normalize=true", second)
                        .json()
                        .path("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(rest.post("/subjects/b/versions", first).json().path("id").asInt())
                .isNotEqualTo(id);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
