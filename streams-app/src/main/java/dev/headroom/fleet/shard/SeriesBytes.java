package dev.headroom.fleet.shard;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the hosts of a unit have counted, as flat bytes: one series for all of them in step, or as many as there are hosts. */
final class SeriesBytes {

    private static final int NUMBERS = 10;
    private static final int RETIRED = 1;
    private static final int HAS_FORMER = 2;
    private static final int HAS_MISSING = 4;

    private SeriesBytes() {}

    /** {@link #write(ByteBuffer, Unit)} takes so many bytes at most. */
    static int most(Unit unit) {
        int bytes = Varint.MOST_BYTES;
        Series common = unit.common();
        if (common != null) {
            return bytes + most(common);
        }
        for (int host = 0; host < unit.hosts(); host++) {
            Series series = unit.series(host);
            bytes += Varint.MOST_BYTES + (series == null ? 0 : most(series));
        }
        return bytes;
    }

    static int most(Series series) {
        MissingNumbers missing = series.missing;
        Series former = series.former;
        return Varint.MOST_BYTES * NUMBERS
                + (missing == null ? 0 : missing.mostBytes())
                + (former == null ? 0 : most(former));
    }

    static void write(ByteBuffer buffer, Unit unit) {
        Series common = unit.common();
        if (common != null) {
            Varint.put(buffer, 0);
            write(buffer, common);
            return;
        }
        Varint.put(buffer, unit.hosts());
        for (int host = 0; host < unit.hosts(); host++) {
            Series series = unit.series(host);
            Varint.put(buffer, series == null ? 0 : 1);
            if (series != null) {
                write(buffer, series);
            }
        }
    }

    /** Reads what {@link #write} wrote of the same unit. */
    static void read(ByteBuffer buffer, Unit unit) {
        int count = (int) Varint.get(buffer);
        if (count == 0) {
            unit.takeCommon(read(buffer));
            return;
        }
        @Nullable Series[] own = new Series[unit.hosts()];
        for (int host = 0; host < count; host++) {
            own[host] = Varint.get(buffer) == 0 ? null : read(buffer);
        }
        unit.takeOwn(own);
    }

    /** Of a series in which something was counted. */
    static void write(ByteBuffer buffer, Series series) {
        MissingNumbers missing = series.missing;
        Series former = series.former;
        Varint.put(buffer, series.sinceMinute);
        Varint.put(buffer, series.first);
        Varint.put(buffer, series.high - series.first);
        Varint.put(buffer, series.lastMinute - series.sinceMinute);
        Varint.put(buffer, series.lastEndMs - Minutes.startMs(series.lastMinute));
        Varint.put(buffer, series.lastEndMs - series.firstStartMs);
        Varint.put(buffer, series.intervalMs);
        Varint.put(buffer, series.minuteBits);
        Varint.put(buffer, series.heardLateMs);
        Varint.put(
                buffer,
                (series.retired ? RETIRED : 0)
                        | (former == null ? 0 : HAS_FORMER)
                        | (missing == null ? 0 : HAS_MISSING));
        if (missing != null) {
            missing.write(buffer, series.first, series.lastMinute);
        }
        if (former != null) {
            write(buffer, former);
        }
    }

    static Series read(ByteBuffer buffer) {
        Series series = new Series(Varint.get(buffer));
        series.first = Varint.get(buffer);
        series.high = series.first + Varint.get(buffer);
        series.lastMinute = series.sinceMinute + Varint.get(buffer);
        series.lastEndMs = Minutes.startMs(series.lastMinute) + Varint.get(buffer);
        series.firstStartMs = series.lastEndMs - Varint.get(buffer);
        series.intervalMs = (int) Varint.get(buffer);
        series.minuteBits = (int) Varint.get(buffer);
        series.heardLateMs = Varint.get(buffer);
        long flags = Varint.get(buffer);
        series.retired = (flags & RETIRED) != 0;
        series.missing =
                (flags & HAS_MISSING) == 0 ? null : MissingNumbers.read(buffer, series.first, series.lastMinute);
        series.former = (flags & HAS_FORMER) == 0 ? null : read(buffer);
        return series;
    }
}
