package dev.headroom.producers.dcgm;

import java.util.concurrent.atomic.AtomicLong;

/** Counts of everything a collector did since it started. Safe to read while it runs. */
public final class CollectorTotals {

    private final AtomicLong intervals = new AtomicLong();
    private final AtomicLong missedIntervals = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong badLines = new AtomicLong();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile String lastRefusal = "";

    /** Intervals that were collected. */
    public long intervals() {
        return intervals.get();
    }

    /** Intervals that went by while the one before was still being sent. */
    public long missedIntervals() {
        return missedIntervals.get();
    }

    /** Exporters' answers that could be used. */
    public long answers() {
        return answers.get();
    }

    /** Exporters that gave none in an interval, whatever was tried. */
    public long failures() {
        return failures.get();
    }

    /** Lines left out of answers that could be used. */
    public long badLines() {
        return badLines.get();
    }

    /** GPU samples in records handed to the producer. */
    public long samples() {
        return samples.get();
    }

    /** Records that are in the log. */
    public long written() {
        return written.get();
    }

    /** Records that are not: the broker refused them, or could not be reached for too long. */
    public long refused() {
        return refused.get();
    }

    /** Why the last of them was not written; "" where all were. */
    public String lastRefusal() {
        return lastRefusal;
    }

    void add(IntervalResult result) {
        intervals.incrementAndGet();
        answers.addAndGet(result.answered());
        failures.addAndGet(result.failures().size());
        badLines.addAndGet(result.badLineCount());
        samples.addAndGet(result.gpusSeen());
    }

    void missed(long count) {
        missedIntervals.addAndGet(count);
    }

    void recordWritten() {
        written.incrementAndGet();
    }

    void recordRefused(String reason) {
        lastRefusal = reason;
        refused.incrementAndGet();
    }
}
