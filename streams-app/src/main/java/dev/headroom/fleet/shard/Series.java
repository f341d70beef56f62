package dev.headroom.fleet.shard;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which intervals of a host were counted: a run of numbers from {@code first} to {@code high} but for those in {@code missing}. What
 * lies in the run and is not missing is a duplicate. Missing numbers are kept as long as their minute is not final; after that
 * whatever comes for them is late. Mutable.
 *
 * <p>A number whose interval is later and which does not fit in, because a counter started again or jumped further than time did,
 * begins a new series.
 */
final class Series {

    private static final int MOST_MISSING = 4_096;
    private static final int SLACK = 2;
    private static final int RETIRED = 1;
    private static final int HAS_FORMER = 2;
    private static final int MINUTES_KEPT = Integer.SIZE;
    private static final long NEVER = Long.MIN_VALUE;

    private long sinceMinute;
    private long first = -1;
    private long high = -1;
    private long lastEndMs = NEVER;
    private int intervalMs = 1;
    private long lastMinute = NEVER;
    /** Bit d: the minute d before the last one was counted. */
    private int minuteBits;

    private long[] missing = {};
    private long[] missingMinutes = {};
    private boolean retired;
    /** The run before this one, as long as something of it may come again. */
    private @Nullable Series former;

    /** A host that is first seen in {@code sinceMinute}. */
    Series(long sinceMinute) {
        this.sinceMinute = sinceMinute;
    }

    Series(Series other) {
        this(other.sinceMinute);
        first = other.first;
        high = other.high;
        lastEndMs = other.lastEndMs;
        intervalMs = other.intervalMs;
        lastMinute = other.lastMinute;
        minuteBits = other.minuteBits;
        missing = other.missing;
        missingMinutes = other.missingMinutes;
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
            return former.acceptAlone(sequence, startMs, lengthMs, finalThrough, gaps);
        }
        if (high < 0 || !fits(sequence, startMs, lengthMs)) {
            former = high < 0 ? null : withoutFormer();
            begin(sequence);
            counts = true;
        } else if (sequence > high) {
            miss(high + 1, sequence, sequence, startMs, lengthMs, finalThrough, gaps);
            high = sequence;
            counts = true;
        } else if (sequence < first) {
            miss(sequence + 1, first, sequence, startMs, lengthMs, finalThrough, gaps);
            first = sequence;
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

    /** The same for a run that has none before it: what does not fit begins it anew. */
    private boolean acceptAlone(long sequence, long startMs, int lengthMs, long finalThrough, GapChanges gaps) {
        if (high >= 0 && !fits(sequence, startMs, lengthMs)) {
            high = -1;
            lastEndMs = NEVER;
        }
        boolean counts = accept(sequence, startMs, lengthMs, finalThrough, gaps);
        former = null;
        return counts;
    }

    private void begin(long sequence) {
        first = sequence;
        high = sequence;
        missing = new long[0];
        missingMinutes = missing;
    }

    private Series withoutFormer() {
        Series copy = new Series(this);
        copy.former = null;
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

    /** How many intervals have ended without a record since the last one. */
    long missedAt(long tickMs) {
        return Math.max(0, (tickMs - lastEndMs) / intervalMs);
    }

    private boolean fits(long sequence, long startMs, int lengthMs) {
        boolean later = startMs >= lastEndMs;
        if (sequence <= high && later) {
            return false;
        }
        long elapsedMs = sequence > high ? startMs - lastEndMs : lastEndMs - startMs;
        if (elapsedMs > Minutes.EXPECTED_FOR_MS) {
            // After a day a host is a new one, and a leap further than that would open minutes without end.
            return false;
        }
        long apart = sequence > high ? sequence - high : first - sequence;
        return apart <= Math.max(0, elapsedMs) / lengthMs + SLACK;
    }

    private void miss(
            long from, long to, long reference, long startMs, int lengthMs, long finalThrough, GapChanges gaps) {
        if (from == to) {
            return;
        }
        int kept = prune(finalThrough);
        int room = (int) Math.min(to - from, MOST_MISSING);
        long[] numbers = Arrays.copyOf(missing, kept + room);
        long[] minutes = Arrays.copyOf(missingMinutes, kept + room);
        int size = kept;
        for (long number = from; number < to; number++) {
            long minute = Minutes.of(startMs + (number - reference) * lengthMs);
            if (minute <= finalThrough) {
                // Its own minute can no longer tell; the first that can does, whatever record shows the gap.
                gaps.add(finalThrough + 1, 1);
            } else {
                gaps.add(minute, 1);
                if (size < numbers.length) {
                    numbers[size] = number;
                    minutes[size++] = minute;
                }
            }
        }
        missing = Arrays.copyOf(numbers, size);
        missingMinutes = Arrays.copyOf(minutes, size);
    }

    private boolean take(long sequence, long finalThrough, GapChanges gaps) {
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] == sequence) {
                if (missingMinutes[i] > finalThrough) {
                    gaps.add(missingMinutes[i], -1);
                }
                missing = without(missing, i);
                missingMinutes = without(missingMinutes, i);
                return true;
            }
        }
        return false;
    }

    private static long[] without(long[] values, int index) {
        long[] rest = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, index + 1, rest, index, rest.length - index);
        return rest;
    }

    /** Forgets what can no longer come; how many are left. */
    private int prune(long finalThrough) {
        int kept = 0;
        long[] numbers = missing.clone();
        long[] minutes = missingMinutes.clone();
        for (int i = 0; i < numbers.length; i++) {
            if (minutes[i] > finalThrough) {
                numbers[kept] = numbers[i];
                minutes[kept++] = minutes[i];
            }
        }
        missing = Arrays.copyOf(numbers, kept);
        missingMinutes = Arrays.copyOf(minutes, kept);
        return kept;
    }

    /** At most so many bytes are written. */
    int mostBytes() {
        return Varint.MOST_BYTES * (9 + 2 * missing.length) + (former == null ? 0 : former.mostBytes());
    }

    void write(ByteBuffer buffer) {
        Varint.put(buffer, sinceMinute);
        Varint.put(buffer, first);
        Varint.put(buffer, high - first);
        Varint.put(buffer, lastMinute - sinceMinute);
        Varint.put(buffer, lastEndMs - Minutes.startMs(lastMinute));
        Varint.put(buffer, intervalMs);
        Varint.put(buffer, minuteBits);
        Varint.put(buffer, missing.length);
        for (int i = 0; i < missing.length; i++) {
            Varint.put(buffer, missing[i] - first);
            Varint.put(buffer, missingMinutes[i] - lastMinute);
        }
        Varint.put(buffer, (retired ? RETIRED : 0) | (former == null ? 0 : HAS_FORMER));
        if (former != null) {
            former.write(buffer);
        }
    }

    /** Reads what {@link #write} wrote of a series in which something was counted. */
    static Series read(ByteBuffer buffer) {
        Series series = new Series(Varint.get(buffer));
        series.first = Varint.get(buffer);
        series.high = series.first + Varint.get(buffer);
        series.lastMinute = series.sinceMinute + Varint.get(buffer);
        series.lastEndMs = Minutes.startMs(series.lastMinute) + Varint.get(buffer);
        series.intervalMs = (int) Varint.get(buffer);
        series.minuteBits = (int) Varint.get(buffer);
        int size = (int) Varint.get(buffer);
        series.missing = new long[size];
        series.missingMinutes = new long[size];
        for (int i = 0; i < size; i++) {
            series.missing[i] = series.first + Varint.get(buffer);
            series.missingMinutes[i] = series.lastMinute + Varint.get(buffer);
        }
        long flags = Varint.get(buffer);
        series.retired = (flags & RETIRED) != 0;
        series.former = (flags & HAS_FORMER) == 0 ? null : read(buffer);
        return series;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series same
                && sinceMinute == same.sinceMinute
                && first == same.first
                && high == same.high
                && lastEndMs == same.lastEndMs
                && intervalMs == same.intervalMs
                && lastMinute == same.lastMinute
                && minuteBits == same.minuteBits
                && retired == same.retired
                && Objects.equals(former, same.former)
                && Arrays.equals(missing, same.missing)
                && Arrays.equals(missingMinutes, same.missingMinutes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + lastEndMs);
    }
}
