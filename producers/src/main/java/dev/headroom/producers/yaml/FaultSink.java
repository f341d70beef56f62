package dev.headroom.producers.yaml;

import dev.headroom.producers.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of a file. */
public final class FaultSink {

    private final List<Fault> faults = new ArrayList<>();

    public void add(Fault fault) {
        faults.add(fault);
    }

    /** By line, without repetition. */
    public List<Fault> sorted() {
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Fault::line))
                .toList();
    }
}
