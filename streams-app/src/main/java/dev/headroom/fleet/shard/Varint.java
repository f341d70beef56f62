package dev.headroom.fleet.shard;

import java.nio.ByteBuffer;

/** Longs in as few bytes as they need: zigzag, then seven bits a byte, as Avro writes them. */
final class Varint {

    static final int MOST_BYTES = 10;

    private Varint() {}

    static void put(ByteBuffer buffer, long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            buffer.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    static long get(ByteBuffer buffer) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = buffer.get();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }
}
