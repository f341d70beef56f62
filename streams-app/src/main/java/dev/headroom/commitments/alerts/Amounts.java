package dev.headroom.commitments.alerts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in sentences for people: rounded, with unit. */
final class Amounts {

    private static final String[] SCALES = {"", " K", " M", " B", " T"};
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Amounts() {}

    /** For instance {@code USD 38.00 B}. */
    static String of(BigDecimal amount, String unit) {
        BigDecimal scaled = amount;
        int scale = 0;
        while (scaled.abs().compareTo(THOUSAND) >= 0 && scale < SCALES.length - 1) {
            scaled = scaled.movePointLeft(3);
            scale++;
        }
        return unit + " " + scaled.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + SCALES[scale];
    }

    /** For instance {@code 91.3 %}. */
    static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
