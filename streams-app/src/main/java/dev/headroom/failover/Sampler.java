package dev.headroom.failover;

import dev.headroom.tables.FailoverContext;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/** Samples what else a decision reads, once for each minute, when the tick that closes it has come. */
final class Sampler {

    private static final String VERSION = "sample-version";

    private final SampleStores samples;
    private final MarkerStores markers;
    private final BookStores books;
    private final SortedSet<Instant> waiting;

    Sampler(SampleStores samples, MarkerStores markers, BookStores books) {
        this.samples = samples;
        this.markers = markers;
        this.books = books;
        this.waiting = markers.minutes();
    }

    /** A minute has a marker. */
    void isMarked(Instant minute) {
        if (!samples.isAsked(minute)) {
            waiting.add(minute);
        }
    }

    /**
     * Writes the samples of all minutes that were closed by a tick.
     *
     * @param log takes what is written, each record with its timestamp
     * @return whether there were any
     */
    boolean write(Instant tick, Consumer<FailoverContext> log) {
        boolean written = false;
        while (!waiting.isEmpty()) {
            Instant minute = waiting.first();
            Instant closing = markers.closingTick(minute);
            if (closing != null && closing.isAfter(tick)) {
                break;
            }
            waiting.remove(minute);
            if (closing != null && samples.ask(minute)) {
                write(minute, closing, log);
                written = true;
            }
        }
        return written;
    }

    private void write(Instant minute, Instant closing, Consumer<FailoverContext> log) {
        List<FailoverContext> entries = samples.positions();
        String sampleId = minute + "/" + books.next(VERSION);
        entries.forEach(
                entry -> log.accept(ContextMapper.inSample(entry, minute, closing, sampleId, books.next(VERSION))));
        log.accept(ContextMapper.complete(minute, closing, sampleId, entries.size(), books.next(VERSION)));
    }
}
