package dev.headroom.producers.csv;

import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What keeps text or a number from being an amount of {@code decimal(38,18)}. Nothing is ever rounded. */
public final class Amounts {

    public static final String NOT_A_NUMBER = "is not a decimal number";
    public static final String TOO_FINE = "has more than 18 fraction digits";
    public static final String TOO_LARGE = "has more than 20 digits before the point";

    private static final int LONGEST_TEXT = 256;

    private Amounts() {}

    /**
     * The number in the text.
     *
     * @throws NumberFormatException whose message is one of the reasons above
     */
    public static BigDecimal parse(String text) {
        char[] chars = text.toCharArray();
        return parse(chars, 0, chars.length);
    }

    /** As {@link #parse(String)}, for the characters from {@code start} to {@code end}. */
    public static BigDecimal parse(char[] chars, int start, int end) {
        if (end - start > LONGEST_TEXT || !isPlainAscii(chars, start, end)) {
            throw new NumberFormatException(NOT_A_NUMBER);
        }
        BigDecimal number = number(chars, start, end);
        String fault = fault(number);
        if (fault != null) {
            throw new NumberFormatException(fault);
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number;
    }

    private static BigDecimal number(char[] chars, int start, int end) {
        try {
            return new BigDecimal(chars, start, end - start);
        } catch (NumberFormatException notANumber) {
            throw new NumberFormatException(NOT_A_NUMBER);
        }
    }

    /** The exponent is looked at before it is expanded: 1E999999999 would not fit in memory. */
    private static @Nullable String fault(BigDecimal number) {
        if (number.signum() == 0) {
            return null;
        }
        if ((long) number.precision() - number.scale() > Decimals.PRECISION - Decimals.SCALE) {
            return TOO_LARGE;
        }
        return number.scale() > Decimals.SCALE && number.stripTrailingZeros().scale() > Decimals.SCALE
                ? TOO_FINE
                : null;
    }

    private static boolean isPlainAscii(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text[i];
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }
}
