package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class RowFormatsTest {

    @Test
    void shouldWriteEveryKindOfFieldInSchemaOrderWhenJson() {
        // When
        String json = print(OutputFormat.JSON, AllKinds.of("plain", null, 0.25, AllKinds.APRIL_10));

        // Then
        assertThat(json)
                .isEqualTo("{\"text\":\"plain\",\"maybe\":null,\"flag\":true,\"small\":-3,\"big\":9007199254740993,"
                        + "\"ratio\":0.25,\"day\":\"2025-04-10\",\"at\":\"2025-04-10T00:00:00.001Z\",\"date\":\"2025-04-10\","
                        + "\"kind\":\"ROWS\",\"amount\":\"250.000000000000000001\",\"tags\":{\"x_team\":\"core\"},"
                        + "\"parts\":[{\"id\":\"a\",\"cost\":\"-0.5\"},{\"id\":\"b\",\"cost\":null}]}\n");
    }

    @Test
    void shouldEscapeTextAndEndEveryRowWithALineBreakWhenJson() {
        // When
        String json = print(
                OutputFormat.JSON,
                AllKinds.of("a \"b\"\\\n\u0001€😀", "", null, null),
                AllKinds.of("second", null, null, null));

        // Then
        assertThat(json.lines()).hasSize(2);
        assertThat(json)
                .startsWith("{\"text\":\"a \\\"b\\\"\\\\\\n\\u0001€😀\",\"maybe\":\"\",")
                .contains("\"ratio\":null,\"day\":null")
                .endsWith("}\n");
    }

    @Test
    void shouldQuoteAsRfc4180SaysWhenCsv() {
        // When
        String csv = print(
                OutputFormat.CSV,
                AllKinds.of("a,\"b\"\nc", null, 0.25, AllKinds.APRIL_10),
                AllKinds.of("plain", "", null, null));

        // Then
        assertThat(csv)
                .isEqualTo(
                        "text,maybe,flag,small,big,ratio,day,at,date,kind,amount,tags,parts\n"
                                + "\"a,\"\"b\"\"\nc\",,true,-3,9007199254740993,0.25,2025-04-10,2025-04-10T00:00:00.001Z,2025-04-10,"
                                + "ROWS,250.000000000000000001,\"{\"\"x_team\"\":\"\"core\"\"}\","
                                + "\"[{\"\"id\"\":\"\"a\"\",\"\"cost\"\":\"\"-0.5\"\"},{\"\"id\"\":\"\"b\"\",\"\"cost\"\":null}]\"\n"
                                + "plain,\"\",true,-3,9007199254740993,,,2025-04-10T00:00:00.001Z,2025-04-10,"
                                + "ROWS,250.000000000000000001,\"{\"\"x_team\"\":\"\"core\"\"}\","
                                + "\"[{\"\"id\"\":\"\"a\"\",\"\"cost\"\":\"\"-0.5\"\"},{\"\"id\"\":\"\"b\"\",\"\"cost\"\":null}]\"\n");
    }

    @Test
    void shouldPrintOnlyTheHeaderWhenCsvHasNoRows() {
        // Then
        assertThat(print(OutputFormat.CSV))
                .isEqualTo("text,maybe,flag,small,big,ratio,day,at,date,kind,amount,tags,parts\n");
        assertThat(print(OutputFormat.JSON)).isEmpty();
    }

    private static String print(OutputFormat output, GenericRecord... rows) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try (RowFormat format = output.open("all_kinds", AllKinds.SCHEMA, out, 140)) {
            for (GenericRecord row : rows) {
                format.row(row);
            }
        }
        out.flush();
        return text.toString();
    }
}
