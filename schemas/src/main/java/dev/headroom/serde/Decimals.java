package dev.headroom.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Amounts on the wire: Avro {@code decimal(38,18)}, that is two's-complement big-endian bytes of the amount times 10^18 (Avro
 * 1.12 specification, "Decimal"). And amounts in output rows: whole micros.
 */
public final class Decimals {

    /** Fraction digits of every amount in an event. */
    public static final int SCALE = 18;

    /** Digits of every amount in an event, fraction included. */
    public static final int PRECISION = 38;

    private static final int MICROS_SCALE = 6;

    private Decimals() {}

    /**
     * The bytes of an amount.
     *
     * @throws ArithmeticException when it has more than 18 fraction digits or more than 20 before the point
     */
    public static ByteBuffer toBytes(BigDecimal amount) {
        BigDecimal scaled = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
        if (scaled.precision() > PRECISION) {
            throw new ArithmeticException(
                    amount.toPlainString() + " has more than " + (PRECISION - SCALE) + " digits before the point");
        }
        return ByteBuffer.wrap(scaled.unscaledValue().toByteArray());
    }

    /** The amount in those bytes; the buffer's position does not move. */
    public static BigDecimal fromBytes(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length <= Long.BYTES) {
            return BigDecimal.valueOf(longOf(bytes, length), SCALE);
        }
        byte[] copy = new byte[length];
        bytes.duplicate().get(copy);
        return new BigDecimal(new BigInteger(copy), SCALE);
    }

    /** As {@link #fromBytes}, null for null. */
    public static @Nullable BigDecimal fromNullableBytes(@Nullable ByteBuffer bytes) {
        return bytes == null ? null : fromBytes(bytes);
    }

    /** As {@link #toBytes}, null for null. */
    public static @Nullable ByteBuffer toNullableBytes(@Nullable BigDecimal amount) {
        return amount == null ? null : toBytes(amount);
    }

    /**
     * The amount in millionths, rounded half-even: the only rounding an amount ever undergoes. What {@link #fitsMicros} does not
     * hold for becomes the end of the range it is beyond: one absurd amount must not stop the tables of everybody.
     */
    public static long toMicros(BigDecimal amount) {
        BigInteger micros = micros(amount);
        if (micros.bitLength() < Long.SIZE) {
            return micros.longValue();
        }
        return micros.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Whether the amount is within the range of micros, about 9.2 million million units to both sides. */
    public static boolean fitsMicros(BigDecimal amount) {
        return micros(amount).bitLength() < Long.SIZE;
    }

    private static BigInteger micros(BigDecimal amount) {
        return amount.setScale(MICROS_SCALE, RoundingMode.HALF_EVEN).unscaledValue();
    }

    /** As {@link #toMicros}, null for null. */
    public static @Nullable Long toNullableMicros(@Nullable BigDecimal amount) {
        return amount == null ? null : toMicros(amount);
    }

    /** Exact decimal text without exponent or trailing zeros: equal amounts have equal text. */
    public static String toText(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static long longOf(ByteBuffer bytes, int length) {
        if (length == 0) {
            throw new NumberFormatException("a decimal needs at least one byte");
        }
        int at = bytes.position();
        long value = bytes.get(at);
        for (int i = 1; i < length; i++) {
            value = value << Byte.SIZE | (bytes.get(at + i) & 0xFF);
        }
        return value;
    }
}
