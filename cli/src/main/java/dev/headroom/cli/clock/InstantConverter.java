package dev.headroom.cli.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant in ISO 8601, with {@code Z} or an offset; a date alone is its midnight UTC. */
public final class InstantConverter implements ITypeConverter<Instant> {

    private static final int DATE_LENGTH = 10;

    @Override
    public Instant convert(String text) {
        try {
            return text.length() <= DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException(
                    "'" + text + "' is neither a date like 2025-04-01 nor an instant like 2025-04-01T12:00:00Z");
        }
    }
}
