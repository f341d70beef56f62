package dev.headroom.benchmarks.fleet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes fields of a record of telemetry one after the other, so that parts which are the same in many are encoded once. */
final class RecordBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    private interface Encoding {
        void write() throws IOException;
    }

    /** The kind SAMPLE. */
    void sample() {
        encode(() -> encoder.writeEnum(0));
    }

    void number(int value) {
        encode(() -> encoder.writeInt(value));
    }

    void texts(String... values) {
        for (String value : values) {
            encode(() -> encoder.writeString(value));
        }
    }

    /** An array of texts. */
    void texts(int count, IntFunction<String> items) {
        array(count, i -> encoder.writeString(items.apply(i)));
    }

    /** An array of ints. */
    void ints(int count, IntUnaryOperator items) {
        array(count, i -> encoder.writeInt(items.applyAsInt(i)));
    }

    /** An array of longs. */
    void longs(int count, IntToLongFunction items) {
        array(count, i -> encoder.writeLong(items.applyAsLong(i)));
    }

    /** A field of bytes. */
    void bytes(int count, IntUnaryOperator items) {
        byte[] value = new byte[count];
        for (int i = 0; i < count; i++) {
            value[i] = (byte) items.applyAsInt(i);
        }
        encode(() -> encoder.writeBytes(ByteBuffer.wrap(value)));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private interface Item {
        void write(int index) throws IOException;
    }

    private void array(int count, Item item) {
        encode(() -> {
            encoder.writeArrayStart();
            encoder.setItemCount(count);
            for (int i = 0; i < count; i++) {
                encoder.startItem();
                item.write(i);
            }
            encoder.writeArrayEnd();
        });
    }

    private static void encode(Encoding encoding) {
        try {
            encoding.write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
