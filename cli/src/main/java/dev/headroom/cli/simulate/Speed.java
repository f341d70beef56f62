package dev.headroom.cli.simulate;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast event time passes.
 *
 * @param factor times as fast as the time of day; 0: as fast as it goes
 */
record Speed(double factor) {

    private static final String MAX = "max";

    boolean isMax() {
        return factor == 0;
    }

    boolean isReal() {
        return factor == 1;
    }

    @Override
    public String toString() {
        return isMax() ? MAX : factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }

    /** Reads a number or {@code max}. */
    static final class Converter implements ITypeConverter<Speed> {

        private static final double FASTEST = 1e6;

        @Override
        public Speed convert(String text) {
            if (text.equalsIgnoreCase(MAX)) {
                return new Speed(0);
            }
            try {
                double factor = Double.parseDouble(text);
                if (factor > 0 && factor <= FASTEST) {
                    return new Speed(factor);
                }
            } catch (NumberFormatException notOne) {
                throw refused(text);
            }
            throw refused(text);
        }

        private static TypeConversionException refused(String text) {
            return new TypeConversionException("'" + text + "' is neither a number above 0, such as 1 or 60, nor max");
        }
    }
}
