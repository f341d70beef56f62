package dev.headroom.cli.collect;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people write it: {@code 30s}, {@code 1m}. */
final class IntervalConverter implements ITypeConverter<Duration> {

    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,6})(s|m)");
    private static final int SECONDS_A_MINUTE = 60;

    @Override
    public Duration convert(String text) {
        Matcher interval = INTERVAL.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!interval.matches()) {
            throw new TypeConversionException("'" + text + "' is no length of time such as 30s or 1m");
        }
        long number = Long.parseLong(interval.group(1));
        return Duration.ofSeconds(interval.group(2).equals("m") ? number * SECONDS_A_MINUTE : number);
    }
}
