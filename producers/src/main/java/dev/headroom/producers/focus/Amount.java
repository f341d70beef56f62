package dev.headroom.producers.focus;

import dev.headroom.producers.csv.Amounts;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount from text, exactly, into Avro {@code decimal(38,18)}: plain or with an exponent, with a sign or without. An
 * amount that needs more than 18 fraction digits or more than 20 before the point is refused; trailing zeros do not count.
 *
 * <p>One object is filled again and again. Amounts of up to 18 significant digits, which is nearly all, are read without making
 * an object.
 */
final class Amount {

    private static final int FAST_DIGITS = 18;
    private static final long[] POWERS_OF_TEN = powersOfTen();

    private long high;
    private long low;
    private @Nullable BigDecimal exact;

    /** Sets the amount to nought. */
    void clear() {
        high = 0;
        low = 0;
        exact = null;
    }

    /** Reads the characters from {@code start} to {@code end}; null when that went well, else what is wrong. */
    @Nullable
    String read(char[] text, int start, int end) {
        clear();
        int at = start;
        boolean negative = false;
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            negative = text[at] == '-';
            at++;
        }
        long digits = 0;
        int significant = 0;
        int any = 0;
        int scale = -1;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                any++;
                if (significant > 0 || c != '0') {
                    if (++significant > FAST_DIGITS) {
                        return readSlowly(text, start, end);
                    }
                    digits = digits * 10 + (c - '0');
                }
                if (scale >= 0) {
                    scale++;
                }
            } else if (c == '.' && scale < 0) {
                scale = 0;
            } else {
                return readSlowly(text, start, end);
            }
        }
        if (any == 0) {
            return Amounts.NOT_A_NUMBER;
        }
        if (scale > Decimals.SCALE) {
            return readSlowly(text, start, end);
        }
        scaleUp(negative ? -digits : digits, Decimals.SCALE - Math.max(scale, 0));
        return null;
    }

    /** The amount as bytes on the wire, a buffer of its own. */
    ByteBuffer toBytes() {
        if (exact != null) {
            return Decimals.toBytes(exact);
        }
        int length = lengthInBytes();
        byte[] bytes = new byte[length];
        for (int i = length - 1, shift = 0; i >= 0; i--, shift += Byte.SIZE) {
            bytes[i] = (byte) (shift < Long.SIZE ? low >>> shift : high >> (shift - Long.SIZE));
        }
        return ByteBuffer.wrap(bytes);
    }

    private int lengthInBytes() {
        if (high == low >> (Long.SIZE - 1)) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(low < 0 ? ~low : low);
            return bits / Byte.SIZE + 1;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(high < 0 ? ~high : high);
        return Long.BYTES + bits / Byte.SIZE + 1;
    }

    private void scaleUp(long digits, int zeros) {
        long factor = POWERS_OF_TEN[zeros];
        low = digits * factor;
        high = Math.multiplyHigh(digits, factor);
    }

    private @Nullable String readSlowly(char[] text, int start, int end) {
        try {
            BigDecimal number = Amounts.parse(text, start, end);
            exact = number.signum() == 0 ? null : number;
            return null;
        } catch (NumberFormatException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static long[] powersOfTen() {
        long[] powers = new long[Decimals.SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
