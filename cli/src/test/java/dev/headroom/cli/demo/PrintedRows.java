package dev.headroom.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo prints as JSON: rows as field → text, null as {@code null}, by table. */
final class PrintedRows {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, List<Map<String, String>>> byTable = new LinkedHashMap<>();

    PrintedRows(List<String> lines) {
        lines.forEach(this::add);
    }

    List<String> tables() {
        return List.copyOf(byTable.keySet());
    }

    List<Map<String, String>> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    Map<String, String> row(String table, String field, String value) {
        return of(table).stream()
                .filter(row -> value.equals(row.get(field)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(table + " has no row with " + field + " " + value));
    }

    /** All rows without fields that only tell how they came about. */
    Map<String, List<Map<String, String>>> comparable() {
        Map<String, List<Map<String, String>>> comparable = new LinkedHashMap<>();
        byTable.forEach((table, rows) -> comparable.put(
                table,
                rows.stream()
                        .map(row -> {
                            Map<String, String> copy = new LinkedHashMap<>(row);
                            copy.remove("version");
                            if (table.startsWith("spend_") || table.startsWith("gpu_fleet_")) {
                                copy.remove("as_of");
                            }
                            return copy;
                        })
                        .toList()));
        return comparable;
    }

    /** {@code {"table":"…","row":{…}}}, to the letter. */
    private void add(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, line);
            expect(json.nextFieldName(), "table", line);
            String table = json.nextTextValue();
            expect(json.nextFieldName(), "row", line);
            expect(json.nextToken(), JsonToken.START_OBJECT, line);
            Map<String, String> row = new LinkedHashMap<>();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                row.put(field, json.getText());
            }
            expect(json.nextToken(), JsonToken.END_OBJECT, line);
            byTable.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(line, unreadable);
        }
    }

    private static void expect(Object found, Object expected, String line) {
        if (!expected.equals(found)) {
            throw new AssertionError("not " + expected + " but " + found + " in " + line);
        }
    }
}
