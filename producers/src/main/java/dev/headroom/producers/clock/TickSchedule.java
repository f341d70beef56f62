package dev.headroom.producers.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the wall clock ticks: once at the start, then for every whole minute. Minutes that went by unnoticed are not made up for:
 * the latest stands for all. Never goes back, whatever the time of day does.
 */
final class TickSchedule {

    private @Nullable Instant last;

    /** The tick that is due now, if one is. */
    Optional<Instant> due(Instant now) {
        if (last == null) {
            return Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
        }
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return minute.isAfter(last) ? Optional.of(minute) : Optional.empty();
    }

    /** Says that a tick was written. */
    void done(Instant tick) {
        last = tick;
    }

    /** How long nothing can become due. */
    Duration quiet(Instant now) {
        return last == null
                ? Duration.ZERO
                : Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    }
}
