package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextRowsTest {

    private static final Schema SCHEMA = SchemaBuilder.record("Spend")
            .fields()
            .requiredString("name")
            .optionalLong("cost_micros")
            .optionalDouble("consumed_ratio")
            .requiredLong("row_count")
            .optionalString("note")
            .endRecord();

    @Test
    void shouldAlignNumbersToTheRightAndTextToTheLeft() {
        // When
        List<String> lines = print(
                140, row("aws", 1_234_567_890_123L, 0.1234, 1_000, null), row("oracle", 5_000_000L, null, 1, "new"));

        // Then
        assertThat(lines)
                .containsExactly(
                        "name         cost  consumed_ratio  row_count  note",
                        "aws     1,234,568           12.3%      1,000",
                        "oracle       5.00                          1  new");
    }

    @Test
    void shouldCutTheLongestFreeTextWhenTheLineGetsTooLong() {
        // When
        List<String> lines = print(70, row("aws", 1L, 1.0, 1, "a long remark about nothing in particular"));

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(70));
        assertThat(lines.get(1)).endsWith("a long remark about nothin…");
    }

    @Test
    void shouldKeepOneRowOnOneLineWhenTextHasControlCharacters() {
        // When
        List<String> lines = print(140, row("a\nb\u001b[2Jc", null, null, 1, null));

        // Then
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("a b [2Jc ");
    }

    @Test
    void shouldPrintTheHeaderOnceWhenRowsFillSeveralBlocks() {
        // When
        List<GenericRecord> rows = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            rows.add(row("aws", 0L, null, i, null));
        }
        List<String> lines = print(140, rows.toArray(GenericRecord[]::new));

        // Then
        assertThat(lines).hasSize(2_501);
        assertThat(lines).filteredOn(line -> line.startsWith("name")).hasSize(1);
        assertThat(lines.get(2_500)).endsWith("2,499");
    }

    @Test
    void shouldPrintTheHeaderWhenThereAreNoRows() {
        // Then
        assertThat(print(140)).containsExactly("name  cost  consumed_ratio  row_count  note");
    }

    private static GenericRecord row(
            String name, @Nullable Long cost, @Nullable Double ratio, long rows, @Nullable String note) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("name", name);
        row.put("cost_micros", cost);
        row.put("consumed_ratio", ratio);
        row.put("row_count", rows);
        row.put("note", note);
        return row;
    }

    private static List<String> print(int width, GenericRecord... rows) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try (RowFormat format = OutputFormat.TABLE.open("spend", SCHEMA, out, width)) {
            for (GenericRecord row : rows) {
                format.row(row);
            }
        }
        out.flush();
        return text.toString().lines().toList();
    }
}
