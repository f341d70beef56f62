package dev.headroom.producers.focus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small FOCUS files for tests: rows that differ from an ordinary one in what the test names. */
final class FocusFile {

    private final Map<String, String> ordinary = new LinkedHashMap<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    FocusFile() {
        ordinary.put("InvoiceIssuerName", "AWS");
        ordinary.put("BillingAccountId", "A1");
        ordinary.put("BillingPeriodStart", "2025-01-01T00:00:00Z");
        ordinary.put("ChargePeriodStart", "2025-01-05T00:00:00Z");
        ordinary.put("ChargePeriodEnd", "2025-01-06T00:00:00Z");
        ordinary.put("ChargeCategory", "Usage");
        ordinary.put("BillingCurrency", "USD");
        ordinary.put("BilledCost", "1");
        ordinary.put("EffectiveCost", "1");
        ordinary.put("ContractedCost", "1");
        ordinary.put("ListCost", "1");
    }

    /** A column more, with the value rows have there unless they say otherwise. */
    FocusFile column(String name, String value) {
        ordinary.put(name, value);
        return this;
    }

    FocusFile without(String name) {
        ordinary.remove(name);
        return this;
    }

    /** A row that has these values, given as name, value, name, value. */
    FocusFile row(String... namesAndValues) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        rows.add(row);
        return this;
    }

    FocusFile rows(int count) {
        for (int i = 1; i <= count; i++) {
            row("BilledCost", Integer.toString(i));
        }
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder(String.join(",", ordinary.keySet())).append('\n');
        for (Map<String, String> row : rows) {
            List<String> fields = new ArrayList<>();
            ordinary.forEach((name, value) -> fields.add(quoted(row.getOrDefault(name, value))));
            text.append(String.join(",", fields)).append('\n');
        }
        return text.toString();
    }

    Path write(Path file) {
        return write(file, text().getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path modifiedAt(Path file, long ms) {
        try {
            return Files.setLastModifiedTime(file, FileTime.fromMillis(ms));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String quoted(String value) {
        return value.contains(",") || value.contains("\"") || value.contains("\n") || value.contains("\r")
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
