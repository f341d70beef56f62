package dev.headroom.failover;

import dev.headroom.failover.machine.Closing;
import dev.headroom.tables.FailoverContext;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Samples what else a decision reads, once for each minute, when all else it is judged by is there: so the sample also says how late
 * that was, and every reading of the logs judges it by the same lag.
 */
final class Sampler {

    private static final String VERSION = "sample-version";

    private final SampleStores samples;
    private final MarkerStores markers;
    private final OrderStores orders;
    private final BookStores books;
    private final Liveness liveness;
    private final SortedSet<Instant> waiting;

    Sampler(SampleStores samples, MarkerStores markers, OrderStores orders, BookStores books, Liveness liveness) {
        this.samples = samples;
        this.markers = markers;
        this.orders = orders;
        this.books = books;
        this.liveness = liveness;
        this.waiting = markers.minutes();
    }

    /** A minute has a marker. */
    void isMarked(Instant minute) {
        if (!samples.isAsked(minute)) {
            waiting.add(minute);
        }
    }

    /**
     * Writes the samples that are due.
     *
     * @param log takes what is written
     * @return whether there were any
     */
    boolean write(Consumer<FailoverContext> log) {
        boolean written = false;
        while (!waiting.isEmpty()) {
            Instant minute = waiting.first();
            Instant closing = markers.closingTick(minute);
            if (closing != null && mustWait(minute, closing)) {
                break;
            }
            waiting.remove(minute);
            // Nobody judges a minute that a partition has passed over.
            if (closing != null && markers.missing(minute).isEmpty() && samples.ask(minute)) {
                write(minute, closing, log);
                written = true;
            }
        }
        return written;
    }

    private boolean mustWait(Instant minute, Instant closing) {
        SortedSet<Integer> missing = markers.missing(minute);
        return missing.isEmpty() ? !orders.haveReached(closing) : !markers.haveGonePast(missing, minute);
    }

    private void write(Instant minute, Instant closing, Consumer<FailoverContext> log) {
        List<FailoverContext> entries = samples.positions();
        String sampleId = minute + "/" + books.next(VERSION);
        entries.forEach(
                entry -> log.accept(ContextMapper.inSample(entry, minute, closing, sampleId, books.next(VERSION))));
        log.accept(ContextMapper.complete(
                minute,
                closing,
                sampleId,
                entries.size(),
                liveness.lagSince(Closing.dueOf(minute)),
                books.next(VERSION)));
    }
}
