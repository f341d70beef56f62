package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Inputs: days are UTC. */
final class Time {

    static final BigDecimal NANOS_PER_DAY = new BigDecimal("86400000000000");

    private static final BigDecimal NANOS_PER_SECOND = new BigDecimal("1000000000");

    private Time() {}

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    static BigDecimal nanosBetween(Instant from, Instant to) {
        return BigDecimal.valueOf(Math.subtractExact(to.getEpochSecond(), from.getEpochSecond()))
                .multiply(NANOS_PER_SECOND)
                .add(BigDecimal.valueOf(to.getNano() - from.getNano()));
    }
}
