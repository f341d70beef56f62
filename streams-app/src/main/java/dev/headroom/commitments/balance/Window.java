package dev.headroom.commitments.balance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The last days of data: {@code length} days that end on {@code last}, at most as many as the term is old, at least one.
 */
record Window(LocalDate last, int length) {

    static Window endingOn(LocalDate last, int days, LocalDate termStart) {
        long sinceStart = ChronoUnit.DAYS.between(termStart, last) + 1;
        return new Window(last, (int) Math.max(1, Math.min(days, sinceStart)));
    }

    LocalDate first() {
        return last.minusDays(length - 1L);
    }

    Stream<LocalDate> days() {
        return first().datesUntil(last.plusDays(1));
    }
}
