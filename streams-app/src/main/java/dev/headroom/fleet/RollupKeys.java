package dev.headroom.fleet;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.shard.Minutes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the rollup: the text that decides the partition, and bytes that sort by time first in its stores. */
final class RollupKeys {

    /** Of a tick, which goes to all partitions. */
    static final String TICK = "";

    private static final char SEPARATOR = '\u0000';

    private RollupKeys() {}

    static String of(FleetKey key) {
        return key.provider() + SEPARATOR + key.region() + SEPARATOR + key.cluster() + SEPARATOR + key.gpuModel();
    }

    /** Of what one partition told of a row; rows of a minute are together, and the partitions of a row within it. */
    static Bytes part(long minute, String row, int partition) {
        byte[] text = row.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + text.length + 1 + Integer.BYTES)
                .putLong(minute)
                .put(text)
                .put((byte) 0)
                .putInt(partition)
                .array());
    }

    /** Of a row of an hour, or, with an empty row, the smallest key of the hour. */
    static Bytes row(long hour, String row) {
        byte[] text = row.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(hour)
                .put(text)
                .array());
    }

    /** The row a key of {@link #row} is of. */
    static FleetKey keyOf(Bytes key) {
        byte[] bytes = key.get();
        List<String> names = Pattern.compile(String.valueOf(SEPARATOR))
                .splitAsStream(new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8))
                .toList();
        return new FleetKey(names.get(0), names.get(1), names.get(2), names.get(3));
    }

    static long timeOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    static long hourOf(long minute) {
        return Math.floorDiv(Minutes.startMs(minute), 60 * Minutes.MINUTE_MS);
    }
}
