package dev.headroom.fleet.shard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which intervals of a host were counted: a run of numbers from {@code first} to {@code high} but for those in {@code missing}. What
 * lies in the run and is not missing is a duplicate. Missing numbers are kept as long as their minute is not final; after that
 * whatever comes for them is late. Mutable.
 *
 * <p>A number whose interval is later and which does not fit in, because a counter started again or jumped further than time did,
 * begins a new series. {@link SeriesBytes} writes it down.
 */
final class Series {

    private static final int SLACK = 2;
    /** A counter that starts again more often than that within the time a minute is open for is not a counter. */
    private static final int MOST_FORMER = 16;

    private static final int MINUTES_KEPT = Integer.SIZE;
    private static final long NEVER = Long.MIN_VALUE;

    long sinceMinute;
    long first = -1;
    /** When the interval of the first number began. */
    long firstStartMs;

    long high = -1;
    long lastEndMs = NEVER;
    int intervalMs = 1;
    long lastMinute = NEVER;
    /** Bit d: the minute d before the last one was counted. */
    int minuteBits;

    /** Of the last interval, when it was heard of much later than it ended: by how much. */
    long heardLateMs;

    @Nullable
    MissingNumbers missing;

    boolean retired;
    /** The run before this one, with those before it, as long as something of it may come again. */
    @Nullable
    Series former;

    /** A host that is first seen in {@code sinceMinute}. */
    Series(long sinceMinute) {
        this.sinceMinute = sinceMinute;
    }

    Series(Series other) {
        this(other.sinceMinute);
        first = other.first;
        firstStartMs = other.firstStartMs;
        high = other.high;
        lastEndMs = other.lastEndMs;
        intervalMs = other.intervalMs;
        lastMinute = other.lastMinute;
        minuteBits = other.minuteBits;
        heardLateMs = other.heardLateMs;
        missing = other.missing == null ? null : new MissingNumbers(other.missing);
        retired = other.retired;
        former = other.former == null ? null : new Series(other.former);
    }

    /**
     * Whether the interval counts: false for one that was counted before.
     *
     * @param finalThrough last final minute; the interval's own is later
     * @param gaps takes gaps that open or close
     */
    boolean accept(long sequence, long startMs, int lengthMs, long finalThrough, GapChanges gaps) {
        boolean counts;
        if (former != null && Minutes.of(former.lastEndMs) <= finalThrough) {
            former = null;
        }
        if (high >= 0 && startMs < lastEndMs && !fits(sequence, startMs, lengthMs)) {
            if (former == null) {
                former = new Series(sinceMinute);
            }
            return former.accept(sequence, startMs, lengthMs, finalThrough, gaps);
        }
        if (high < 0 || !fits(sequence, startMs, lengthMs)) {
            former = high < 0 ? null : withFormerRuns(MOST_FORMER);
            begin(sequence, startMs);
            counts = true;
        } else if (sequence > high) {
            miss(high + 1, sequence, sequence, startMs, lengthMs, finalThrough, gaps);
            high = sequence;
            counts = true;
        } else if (sequence < first) {
            miss(sequence + 1, first, sequence, startMs, lengthMs, finalThrough, gaps);
            first = sequence;
            firstStartMs = startMs;
            counts = true;
        } else {
            counts = take(sequence, finalThrough, gaps);
        }
        if (counts) {
            retired = retired && startMs < lastEndMs;
            intervalMs = lengthMs;
            lastEndMs = Math.max(lastEndMs, startMs + lengthMs);
        }
        return counts;
    }

    private void begin(long sequence, long startMs) {
        first = sequence;
        firstStartMs = startMs;
        high = sequence;
        missing = null;
    }

    /** A copy with so many of the runs before this one, at most. */
    private Series withFormerRuns(int most) {
        Series copy = new Series(this);
        copy.former = former == null || most == 0 ? null : former.withFormerRuns(most - 1);
        return copy;
    }

    /** No longer expects the host until it reports an interval later than any before; what it has counted is kept. */
    void retire() {
        retired = true;
    }

    boolean isRetired() {
        return retired;
    }

    /** Whether this is the first counted interval in its minute. */
    boolean isFirstIn(long minute) {
        sinceMinute = Math.min(sinceMinute, minute);
        if (lastMinute == NEVER || minute > lastMinute) {
            long shift = lastMinute == NEVER ? MINUTES_KEPT : minute - lastMinute;
            minuteBits = shift >= MINUTES_KEPT ? 1 : (minuteBits << (int) shift) | 1;
            lastMinute = minute;
            return true;
        }
        long back = lastMinute - minute;
        if (back >= MINUTES_KEPT || ((minuteBits >>> (int) back) & 1) == 1) {
            return false;
        }
        minuteBits |= 1 << (int) back;
        return true;
    }

    /** Whether the host should report in a minute. */
    boolean isExpectedIn(long minute) {
        return expectedFrom() <= minute && minute < expectedUntil();
    }

    /** First minute in which the host should report. Never gets later. */
    long expectedFrom() {
        return sinceMinute;
    }

    /** First minute in which it no longer should, for it has been silent so long. Gets earlier only when it is retired. */
    long expectedUntil() {
        return retired || lastEndMs == NEVER ? NEVER : Minutes.of(lastEndMs + Minutes.EXPECTED_FOR_MS - 1) + 1;
    }

    /** Whether the host was silent for so long before a minute that it is not expected any more. */
    boolean isGoneBy(long minute) {
        return retired ? Minutes.of(lastEndMs) < minute : expectedUntil() <= minute;
    }

    /**
     * Notes at which tick the last interval was heard of. One that is told more than an interval late is told by a host whose clock is
     * slow or by a collector that catches up: its end says nothing of when the host falls silent, the tick does. The opposite is no
     * sign of a fast clock, for ticks may pause.
     */
    void heardAt(long tickMs, long endMs) {
        if (endMs == lastEndMs) {
            long lateMs = tickMs - endMs;
            heardLateMs = lateMs > intervalMs ? lateMs : 0;
        }
    }

    /** How many intervals have ended without a record since the last one. */
    long missedAt(long tickMs) {
        return Math.max(0, (tickMs - lastEndMs - heardLateMs) / intervalMs);
    }

    /** Whether a number can be one of this run, by when its interval was. */
    private boolean fits(long sequence, long startMs, int lengthMs) {
        if (sequence > high) {
            long elapsedMs = startMs - lastEndMs;
            // After a day a host is a new one, and a leap further than that would open minutes without end.
            return elapsedMs > -lengthMs
                    && elapsedMs <= Minutes.EXPECTED_FOR_MS
                    && sequence - high <= Math.max(0, elapsedMs) / lengthMs + SLACK;
        }
        if (sequence >= first) {
            // Two collectors of one host need not agree on when an interval began.
            return startMs < lastEndMs && startMs > firstStartMs - lengthMs;
        }
        long elapsedMs = firstStartMs - startMs;
        return elapsedMs > -lengthMs
                && elapsedMs <= Minutes.EXPECTED_FOR_MS
                && Math.abs(first - sequence - elapsedMs / lengthMs) <= SLACK;
    }

    private void miss(
            long from, long to, long reference, long startMs, int lengthMs, long finalThrough, GapChanges gaps) {
        if (from == to) {
            return;
        }
        if (missing == null) {
            missing = new MissingNumbers();
        }
        missing.add(from, to, number -> Minutes.of(startMs + (number - reference) * lengthMs), finalThrough, gaps);
    }

    private boolean take(long sequence, long finalThrough, GapChanges gaps) {
        boolean taken = missing != null && missing.take(sequence, finalThrough, gaps);
        if (missing != null && missing.isEmpty()) {
            missing = null;
        }
        return taken;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series same
                && sinceMinute == same.sinceMinute
                && first == same.first
                && firstStartMs == same.firstStartMs
                && high == same.high
                && lastEndMs == same.lastEndMs
                && intervalMs == same.intervalMs
                && lastMinute == same.lastMinute
                && minuteBits == same.minuteBits
                && retired == same.retired
                && heardLateMs == same.heardLateMs
                && Objects.equals(former, same.former)
                && Objects.equals(missing, same.missing);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + lastEndMs);
    }
}
