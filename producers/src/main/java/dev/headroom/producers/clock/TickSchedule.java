package dev.headroom.producers.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the wall clock ticks a log: once at the start, then at every whole multiple of a period. Multiples that went by unnoticed are
 * not made up for: the latest stands for all. Never goes back, whatever the time of day does.
 */
final class TickSchedule {

    private final Duration period;
    private final boolean alwaysWhole;
    private @Nullable Instant last;

    private TickSchedule(Duration period, boolean alwaysWhole) {
        this.period = period;
        this.alwaysWhole = alwaysWhole;
    }

    /** At the start, to the millisecond, and at whole minutes. */
    static TickSchedule ofSpend() {
        return new TickSchedule(Duration.ofMinutes(1), false);
    }

    /** At whole multiples of {@link Ticks#FLEET_PERIOD} only: the first is the latest one there was. */
    static TickSchedule ofFleet() {
        return new TickSchedule(Ticks.FLEET_PERIOD, true);
    }

    /** The tick that is due now, if one is. */
    Optional<Instant> due(Instant now) {
        if (last == null) {
            return Optional.of(alwaysWhole ? latestWhole(now) : now.truncatedTo(ChronoUnit.MILLIS));
        }
        Instant whole = latestWhole(now);
        return whole.isAfter(last) ? Optional.of(whole) : Optional.empty();
    }

    /** Says that a tick was written. */
    void done(Instant tick) {
        last = tick;
    }

    /** How long nothing can become due. */
    Duration quiet(Instant now) {
        return last == null
                ? Duration.ZERO
                : Duration.between(now, latestWhole(now).plus(period));
    }

    private Instant latestWhole(Instant now) {
        long seconds = now.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, period.toSeconds()));
    }
}
