package dev.headroom.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every schema against every released version of it in {@code src/test/released/<version>}: outputs both ways, inputs so
 * that what was written can always be read. CONTRIBUTING says when a version is added.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src", "test", "released");

    static Stream<String> releasedSubjects() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".avsc"))
                    .map(name -> name.replace(".avsc", ""))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releasedSubjects")
    void shouldBeCompatibleWithEveryRelease(String subject) throws IOException {
        // Given
        assertThat(current()).as("a released subject may not vanish").containsKey(subject);
        Schema schema = current().get(subject);

        // When
        List<String> faults = faultsOf(subject, new AvroSchema(schema));

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldHaveReleasedSchemasOfEveryTopic() throws IOException {
        // A topic added since the last release is in the next one's folder, which is made when it is released.
        assertThat(releasedSubjects()).contains("cloud_spend-value", "spend_daily-key", "commitment_consumption-value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alert_events-value | {"name": "severity", "type": "string" | {"name": "severity", "type": "long"
            alert_events-value | {"name": "severity", "type": "string" | {"name": "level", "type": "string"
            fx_rates-value | {"name": "currency", "type": "string" | {"name": "iso", "type": "string"
            fx_rates-value | "scale": 18 | "scale": 12
            alerts_active-value | timestamp-millis | timestamp-micros
            cloud_spend-value | "logicalType": "decimal", "precision": 38, "scale": 18} | "logicalType": "decimal", "precision": 38, "scale": 6}
            cloud_spend-value | "symbols": ["ROWS", "ARTIFACT_END", "TICK"] | "symbols": ["ROWS", "TICK"]
            """)
    void shouldNoticeWhenAChangeIsIncompatible(String subject, String part, String replacement) throws IOException {
        // Given
        String text = currentText(subject);
        assertThat(text).contains(part);
        AvroSchema changed = new AvroSchema(text.replace(part, replacement));

        // Then
        assertThat(faultsOf(subject, changed)).isNotEmpty();
    }

    @Test
    void shouldAllowOnlyInputsToDropAColumn() throws IOException {
        // Given
        AvroSchema input = withoutField("fx_rates-value", "currency");
        AvroSchema output = withoutField("alert_events-value", "severity");

        // Then
        assertThat(faultsOf("fx_rates-value", input)).isEmpty();
        assertThat(faultsOf("alert_events-value", output)).isNotEmpty();
    }

    private static List<String> faultsOf(String subject, AvroSchema schema) throws IOException {
        List<ParsedSchemaHolder> former = released(subject);
        List<String> faults = new ArrayList<>(schema.isCompatible(levelOf(subject), former));
        for (ParsedSchemaHolder release : former) {
            Schema released = ((AvroSchema) release.schema()).rawSchema();
            faults.addAll(LogicalTypeChanges.between(released, schema.rawSchema()));
        }
        return faults;
    }

    private static Map<String, Schema> current() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        for (Topic topic : TopicCatalogue.all()) {
            topic.keySubject("").ifPresent(subject -> schemas.put(subject, topic.keySchema()));
            topic.valueSubject("").ifPresent(subject -> schemas.put(subject, topic.valueSchema()));
        }
        return schemas;
    }

    private static CompatibilityLevel levelOf(String subject) {
        Topic topic =
                TopicCatalogue.find(subject.replaceFirst("-(key|value)$", "")).orElseThrow();
        return CompatibilityLevel.valueOf(topic.direction().compatibility());
    }

    /** Oldest first, as the Confluent classes want them. */
    private static List<ParsedSchemaHolder> released(String subject) throws IOException {
        try (Stream<Path> versions = Files.list(RELEASED)) {
            return versions.sorted((one, other) -> Runtime.Version.parse(
                                    one.getFileName().toString())
                            .compareTo(Runtime.Version.parse(other.getFileName().toString())))
                    .map(version -> version.resolve(subject + ".avsc"))
                    .filter(Files::exists)
                    .map(ReleasedSchemasTest::parse)
                    .toList();
        }
    }

    private static ParsedSchemaHolder parse(Path file) {
        try {
            return new SimpleParsedSchemaHolder(new AvroSchema(Files.readString(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String currentText(String subject) throws IOException {
        Path source = Path.of("src", "main", "avro");
        for (String folder : List.of("events", "tables")) {
            Path file = source.resolve(folder).resolve(subject + ".avsc");
            if (Files.exists(file)) {
                return Files.readString(file);
            }
        }
        throw new IOException("no schema file of " + subject);
    }

    private static AvroSchema withoutField(String subject, String dropped) {
        Schema schema = Objects.requireNonNull(current().get(subject));
        Schema.Field[] kept = schema.getFields().stream()
                .filter(field -> !field.name().equals(dropped))
                .map(field -> new Schema.Field(field, field.schema()))
                .toArray(Schema.Field[]::new);
        return new AvroSchema(Schema.createRecord(
                schema.getName(), schema.getDoc(), schema.getNamespace(), false, Arrays.asList(kept)));
    }
}
