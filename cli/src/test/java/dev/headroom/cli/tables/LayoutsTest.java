package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsTest {

    private static final int WIDTH = 140;
    private static final long MONEY = 250_000_000_000_000_000L;

    static Stream<Topic> topics() {
        return TopicCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldFitOnALineWhenAmountsAndTextsAreLong(Topic topic) {
        // When
        List<String> lines = print(topic, longRow(TableReader.schemaOf(topic)));

        // Then
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
    }

    @Test
    void shouldShowTheBalanceInUnitsAndPercent() {
        // Given
        Schema schema = TableReader.schemaOf(TopicCatalogue.COMMITMENT_CONSUMPTION);
        GenericRecord row = new GenericData.Record(schema);
        row.put("commitment_id", "azure-openai");
        row.put("provider", "azure");
        row.put("state", "UNDER_BURNING");
        row.put("unit", "USD");
        row.put("total_micros", MONEY);
        row.put("consumed_micros", MONEY / 8);
        row.put("consumed_ratio", 0.125);
        row.put("remaining_micros", MONEY / 8 * 7);
        row.put("run_rate_30d_micros_per_day", 136_986_301_369_863L);
        row.put("data_through", AllKinds.APRIL_10);

        // When
        List<String> lines = print(TopicCatalogue.COMMITMENT_CONSUMPTION, row);

        // Then
        assertThat(lines)
                .containsExactly(
                        "commitment    provider  state          unit     total  consumed      %  remaining  per_day_30d"
                                + "  exhausted  data_through",
                        "azure-openai  azure     UNDER_BURNING  USD   250.00 B   31.25 B  12.5%   218.75 B  136,986,301"
                                + "             2025-04-10");
    }

    private static List<String> print(Topic topic, GenericRecord row) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try (RowFormat format = OutputFormat.TABLE.open(topic.name(), TableReader.schemaOf(topic), out, WIDTH)) {
            format.row(row);
        }
        out.flush();
        return text.toString().lines().toList();
    }

    private static GenericRecord longRow(Schema schema) {
        GenericRecord row = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Schema type = Values.withoutNull(field.schema());
            row.put(
                    field.pos(),
                    switch (type.getType()) {
                        case STRING -> "a-name-that-is-longer-than-most-names-are";
                        case ENUM ->
                            new GenericData.EnumSymbol(
                                    type, type.getEnumSymbols().get(0));
                        case INT -> 20_188;
                        case LONG ->
                            type.getLogicalType() instanceof LogicalTypes.TimestampMillis
                                    ? AllKinds.APRIL_10
                                    : field.name().contains("_micros") ? MONEY : 1_000_000L;
                        case DOUBLE -> 0.5;
                        case BOOLEAN -> true;
                        case ARRAY -> List.of();
                        default -> null;
                    });
        }
        return row;
    }
}
