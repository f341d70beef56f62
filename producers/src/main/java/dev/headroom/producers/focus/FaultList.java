package dev.headroom.producers.focus;

import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import java.util.ArrayList;
import java.util.List;

/** Counts bad rows and keeps the first of them. */
final class FaultList {

    private final int kept;
    private final List<Fault> first = new ArrayList<>();
    private long count;

    FaultList(int kept) {
        this.kept = kept;
    }

    void add(Fault fault) {
        count++;
        if (first.size() < kept) {
            first.add(fault);
        }
    }

    long count() {
        return count;
    }

    List<Fault> first() {
        return List.copyOf(first);
    }

    /** The failure that tells them. */
    ImportException toException(String summary) {
        List<String> lines = new ArrayList<>();
        for (Fault fault : first) {
            lines.add(fault.toString());
        }
        if (count > first.size()) {
            lines.add("… and " + (count - first.size()) + " more");
        }
        return new ImportException(summary, lines);
    }
}
