package dev.headroom.producers.csv;

import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a small file, found by name, in any order, upper and lower case being the same. */
public final class NamedColumns {

    private final String file;
    private final int count;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * The columns of a file.
     *
     * @throws ImportException naming every column of {@code mandatory} that is missing, and every name that occurs twice
     */
    public NamedColumns(DelimitedFile content, List<String> mandatory) {
        this.file = content.name();
        this.count = content.header().size();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = content.header().get(i);
            if (!name.isEmpty() && positions.put(name.toLowerCase(Locale.ROOT), i) != null) {
                faults.add("has the column " + name + " twice");
            }
        }
        for (String name : mandatory) {
            if (!has(name)) {
                faults.add("is missing the column " + name);
            }
        }
        if (!faults.isEmpty()) {
            throw new ImportException(file + ":1: the header " + String.join(" and ", faults));
        }
    }

    /** Whether the file has the column. */
    public boolean has(String name) {
        return positions.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The fault that a row has another number of fields than the header, if it has; null otherwise. */
    public @Nullable Fault shapeFault(FlatRecord row) {
        return row.fields() == count
                ? null
                : new Fault(file, row.line(), null, null, "has " + row.fields() + " fields, the header has " + count);
    }

    /** The text of a column without blanks around it; null where there is none. */
    public @Nullable String text(FlatRecord row, String name) {
        Integer position = positions.get(name.toLowerCase(Locale.ROOT));
        return position == null || row.isNull(position)
                ? null
                : row.text(position).strip();
    }

    /** A fault in a column of a row. */
    public Fault fault(FlatRecord row, String name, String reason) {
        return new Fault(file, row.line(), name, text(row, name), reason);
    }
}
