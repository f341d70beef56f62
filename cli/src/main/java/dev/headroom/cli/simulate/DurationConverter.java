package dev.headroom.cli.simulate;

import dev.headroom.producers.simulator.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time such as {@code 30m}, longer than nothing. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            Duration duration = DurationText.parse(text);
            if (!duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException("'" + text + "' " + refused.getMessage());
        }
        throw new TypeConversionException("'" + text + "' is no time at all");
    }
}
