package dev.headroom.benchmarks.fleet;

import java.util.Arrays;

/** Puts records together of parts that are encoded already: as fast as they can be copied. Not for several threads at a time. */
final class RecordWriter {

    /** What every unit sends in. */
    static final int INTERVAL_MS = 30_000;

    private static final int MOST_VARINT_BYTES = 10;

    private final byte[] header;
    private final byte[] afterStart;
    private final int hosts;
    private byte[] scratch = new byte[1_024];
    private int length;

    /**
     * A writer of records of one shape.
     *
     * @param header what Confluent's wire format puts before them
     */
    RecordWriter(byte[] header, Shape shape) {
        this.header = header;
        this.hosts = shape.hosts();
        RecordBytes bytes = new RecordBytes();
        bytes.number(INTERVAL_MS);
        bytes.texts("headroom-benchmark/1");
        this.afterStart = bytes.toBytes();
    }

    /** The value of a record of one interval, which all hosts number alike. */
    byte[] valueOf(UnitRecords unit, long startMs, Measurement measured) {
        int most = header.length
                + unit.identity().length
                + afterStart.length
                + measured.bytes().length
                + (hosts + 3) * MOST_VARINT_BYTES;
        if (scratch.length < most) {
            scratch = new byte[most];
        }
        length = 0;
        copy(header);
        copy(unit.identity());
        varint(startMs);
        copy(afterStart);
        varint(hosts);
        for (int host = 0; host < hosts; host++) {
            varint(startMs / INTERVAL_MS);
        }
        varint(0);
        copy(measured.bytes());
        return Arrays.copyOf(scratch, length);
    }

    private void copy(byte[] part) {
        System.arraycopy(part, 0, scratch, length, part.length);
        length += part.length;
    }

    private void varint(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            scratch[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        scratch[length++] = (byte) rest;
    }
}
