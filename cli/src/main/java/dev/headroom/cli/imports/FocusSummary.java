package dev.headroom.cli.imports;

import dev.headroom.producers.focus.ImportResult;
import java.util.ArrayList;
import java.util.List;

/** What a finished FOCUS import is told as. */
record FocusSummary(ImportResult result) {

    /** One line: rows, skipped, seconds, rows a second, scope and artifact. */
    String line() {
        String where = "scope " + result.scope() + ", artifact " + result.artifact();
        return switch (result.outcome()) {
            case IMPORTED -> counts("imported") + where;
            case RESUMED -> counts("imported, completing an import that was broken off") + where;
            case UNCHANGED -> "unchanged, nothing sent: " + counts("are there already") + where;
        };
    }

    /** What else a user should know, one line each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (result.rows() == 0) {
            notes.add("note: there are no rows; a REPLACEMENT without rows empties its scope");
        }
        result.blankCosts()
                .forEach((column, rows) ->
                        notes.add("note: " + column + " is blank in " + Counts.rows(rows) + " and counts as 0 there"));
        if (result.supersededBy() != null) {
            notes.add("note: artifact " + result.artifact() + " does not count: scope " + result.scope()
                    + " has the newer artifact " + result.supersededBy());
        }
        return notes;
    }

    private String counts(String verb) {
        return Counts.line(verb, result.rows(), result.badRows(), result.elapsed()) + ", ";
    }
}
