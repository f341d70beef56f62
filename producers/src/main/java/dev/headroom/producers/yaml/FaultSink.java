package dev.headroom.producers.yaml;

import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of a file. */
public final class FaultSink {

    private final List<Fault> faults = new ArrayList<>();

    /** Adds a fault. */
    public void add(Fault fault) {
        faults.add(fault);
    }

    /**
     * Does nothing where there is no fault.
     *
     * @param done what is not done now, for instance {@code loaded}
     * @throws ImportException listing every fault by line, without repetition
     */
    public void requireNone(String file, String done) {
        List<Fault> found = sorted();
        if (!found.isEmpty()) {
            throw new ImportException(
                    file + ": nothing was " + done + ": " + (found.size() == 1 ? "1 fault" : found.size() + " faults"),
                    found.stream().map(Fault::toString).toList());
        }
    }

    /** By line, without repetition. */
    private List<Fault> sorted() {
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Fault::line))
                .toList();
    }
}
