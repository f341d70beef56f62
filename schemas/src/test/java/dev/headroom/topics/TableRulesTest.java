package dev.headroom.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.topics.Topic.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableRulesTest {

    /** What one topology tells another in one partition: nothing is ever looked up in them by a key. */
    private static final Set<Topic> KEYLESS_LOGS =
            Set.of(TopicCatalogue.FLEET_MINUTES, TopicCatalogue.FAILOVER_CONTEXT);

    private static final String GOOD_KEY = "{'name': 'key_id', 'type': 'string', 'doc': 'd'}";
    private static final String GOOD_VALUE = """
            {'name': 'id', 'type': 'string', 'doc': 'd'},
            {'name': 'unit', 'type': 'string', 'doc': 'd'},
            {'name': 'total_micros', 'type': ['null', 'long'], 'default': null, 'doc': 'd'},
            {'name': 'as_of', 'type': {'type': 'long', 'logicalType': 'timestamp-millis'}, 'doc': 'd'},
            {'name': 'version', 'type': 'long', 'doc': 'd'}""";

    static Stream<Topic> outputs() {
        return TopicCatalogue.all().stream()
                .filter(topic -> topic.direction() == Direction.OUTPUT && topic.valueSchema() != null);
    }

    static Stream<String> tablesWithRequiredColumns() throws IOException {
        return requiredColumns().stringPropertyNames().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void shouldHoldForEveryOutput(Topic topic) {
        // When
        Schema value = Objects.requireNonNull(topic.valueSchema());
        List<String> faults = KEYLESS_LOGS.contains(topic)
                ? TableRules.faultsOf(value)
                : TableRules.faultsOf(
                        Objects.requireNonNull(topic.keySchema(), topic.name() + " has no key schema"), value);

        // Then
        assertThat(faults).as(topic.name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void shouldHaveRequiredColumnsForEveryOutput(Topic topic) throws IOException {
        assertThat(requiredColumns().stringPropertyNames()).contains(topic.name());
    }

    @ParameterizedTest
    @MethodSource("tablesWithRequiredColumns")
    void shouldKeepTheColumnsOthersRelyOn(String table) throws IOException {
        // Given
        Schema value = TopicCatalogue.find(table).map(Topic::valueSchema).orElseThrow();
        String[] columns = requiredColumns().getProperty(table).split(",\\s*");

        // Then
        assertThat(Arrays.stream(columns).map(String::strip)).allSatisfy(column -> {
            Schema.Field field = value.getField(column.replace("?", ""));
            assertThat(field).as(column).isNotNull();
            assertThat(ColumnType.of(field.schema()).nullable())
                    .as(column + " nullable")
                    .isEqualTo(column.endsWith("?"));
        });
    }

    @Test
    void shouldFindNoFaultInAGoodTable() {
        assertThat(TableRules.faultsOf(record("Key", GOOD_KEY), record("Row", GOOD_VALUE)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'version', 'type': 'long' | 'version', 'type': ['null', 'long'], 'default': null | version is not a long
            'version', 'type': 'long' | 'serial', 'type': 'long' | version is not a long
            'as_of', 'type' | 'computed', 'type' | as_of is not a timestamp-millis
            timestamp-millis | timestamp-micros | as_of is a timestamp-micros
            ['null', 'long'], 'default': null | 'double' | total_micros is not a long
            ['null', 'long'], 'default': null | ['null', 'long'] | total_micros may be null but has not the default null
            ['null', 'long'], 'default': null | ['long', 'null'], 'default': 1 | total_micros is a union
            ['null', 'long'], 'default': null | ['null', 'long', 'string'], 'default': null | total_micros is a union
            ['null', 'long'], 'default': null | 'float' | total_micros is a float
            ['null', 'long'], 'default': null | 'bytes' | total_micros is a bytes
            ['null', 'long'], 'default': null | {'type': 'bytes', 'logicalType': 'decimal', 'precision': 9, 'scale': 2} | total_micros is a decimal
            'unit', 'type': 'string' | 'currency', 'type': 'string' | amounts without a unit column
            'unit', 'type': 'string' | 'unit', 'type': ['null', 'string'], 'default': null | amounts without a unit column
            'unit', 'type': 'string' | 'unit', 'type': {'type': 'enum', 'name': 'Unit', 'symbols': ['USD']} | unit is a enum
            'unit', 'type': 'string' | 'unit', 'type': {'type': 'map', 'values': 'string'} | unit is a map
            'unit', 'type': 'string' | 'unit', 'type': {'type': 'array', 'items': 'string'} | unit is a array
            'unit', 'type': 'string' | 'unit', 'type': {'type': 'record', 'name': 'Unit', 'fields': []} | unit is a record
            'unit', 'type': 'string' | 'billingUnit', 'type': 'string' | billingUnit is not lower_snake_case
            'unit', 'type': 'string', 'doc': 'd' | 'unit', 'type': 'string' | unit has no doc
            'id', 'type': 'string' | 'id', 'type': 'long' | the value does not repeat key_id as id
            'id', 'type': 'string' | 'key_id', 'type': 'string' | key_id is a column of key and value
            """)
    void shouldFindTheFaultWhenTheValueIsBad(String part, String replacement, String fault) {
        // Given
        assertThat(GOOD_VALUE).contains(part);
        String bad = GOOD_VALUE.replace(part, replacement);

        // Then
        assertThat(TableRules.faultsOf(record("Key", GOOD_KEY), record("Row", bad)))
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'key_id', 'type': 'string' | 'id', 'type': 'string' | key field id does not start with key_
            'string' | ['null', 'string'], 'default': null | key field key_id may be null
            'key_id' | 'key_other' | the value does not repeat key_other as other
            """)
    void shouldFindTheFaultWhenTheKeyIsBad(String part, String replacement, String fault) {
        // Given
        String bad = GOOD_KEY.replace(part, replacement);

        // Then
        assertThat(TableRules.faultsOf(record("Key", bad), record("Row", GOOD_VALUE)))
                .contains(fault);
    }

    @Test
    void shouldFindTheFaultWhenARecordIsBad() {
        // Given
        Schema key = record("Key", GOOD_KEY);

        // Then
        assertThat(TableRules.faultsOf(Schema.create(Schema.Type.STRING), record("Row", GOOD_VALUE)))
                .containsExactly("string is no record");
        assertThat(TableRules.faultsOf(key, record("RowEnvelope", GOOD_VALUE)))
                .containsExactly("RowEnvelope would be taken for a change-data-capture envelope");
    }

    private static Schema record(String name, String fields) {
        String json = "{'type': 'record', 'name': '%s', 'doc': 'd', 'fields': [%s]}".formatted(name, fields);
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }

    private static Properties requiredColumns() throws IOException {
        Properties columns = new Properties();
        try (InputStream in = Objects.requireNonNull(
                TableRulesTest.class.getResourceAsStream("required-columns.properties"),
                "required-columns.properties")) {
            columns.load(in);
        }
        return columns;
    }
}
